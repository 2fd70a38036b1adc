import type { PlacedPriority } from "../../../model/concordance";
import type { Descendant } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Foreign } from "../../frame/words";
import { lineage as messages } from "../../messages/lineage";

type Heading = { readonly language: Language; readonly priority: PlacedPriority; readonly official: ReadonlySet<string> };

/** The heading of a priority as printed, with its English beside it where the page is in another language. */
export function Heading({ language, priority: { id, label }, official }: Heading) {
  const href = paths.recordPage(language, priorities.collection, id);
  if (language === "ja") return <a href={href}>「{label.ja}」</a>;
  return (
    <>
      <a href={href}>
        <Foreign text={label[language]} language={language} />
      </a>{" "}
      <span class="as-printed" lang="ja">
        {label.ja}
      </span>
      {official.has(id) && ` (${messages.official[language]})`}
    </>
  );
}

/** Whether a statement is printed or ours, in words. */
export function Basis({ language, basis }: { readonly language: Language; readonly basis: string }) {
  if (basis === "printed") return <span class="basis">{messages.printed[language]}</span>;
  return <span class="basis ours">{messages.ours[language]}</span>;
}

/** The place of a priority among those that its edition calls by the same name, in words. */
export function placeIn(
  { priority: { role }, rank, of }: Pick<Descendant, "priority" | "rank" | "of">,
  language: Language,
): string {
  return filled((of === 1 ? messages.only : messages.rank)[language], {
    role: roleIn(role, language),
    rank: number(rank, language),
    of: number(of, language),
  });
}

export function roleIn(role: string, language: Language): string {
  return priorities.fields.role?.values?.[role]?.[language] ?? role;
}
