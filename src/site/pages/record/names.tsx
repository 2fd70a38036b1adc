import type { Field } from "../../../model/field";
import { type Language, languageNames, languages, type Text } from "../../../model/text";
import { isOurs, isPrinted } from "../../../model/whose";
import { paths } from "../../../urls";
import { inBrackets } from "../../frame/locale";
import { Words } from "../../frame/words";
import { record as messages } from "../../messages/record";
import { CiteFigure } from "./cite-figure";
import type { Shown } from "./shown";

/** Under the title: what kind of thing it is, its id, and what it is called in the other languages, with whose words these are. */
export function Names({ shown }: { readonly shown: Shown }) {
  const { language, entity, row, frozen } = shown;
  const title = row[entity.title] as Text;
  const basis = entity.fields.enBasis?.values?.[row.enBasis as string]?.[language];
  const field = entity.fields[entity.title] as Field;
  // The Japanese is as printed where a line of the evidence has it, and not only its parts; the English is as its basis says.
  const printed = !isOurs(field, title, row) && isPrinted(title.ja, row.evidence ?? null) ? messages.asPrinted[language] : null;
  const whose = { ja: printed, en: basis ?? null };
  const isAsPrinted = (one: Language) => whose[one] === messages.asPrinted[language] || whose[one] === null;
  return (
    <div class="names">
      <p>
        <a href={paths.listPage(language, entity.collection, { release: frozen })}>
          <Words text={entity.label[language]} language={language} />
        </a>{" "}
        <code>{row.id}</code> <CiteFigure shown={shown} field={entity.title} named />
      </p>
      <ul>
        {languages
          .filter((other) => (other === language ? !isAsPrinted(other) : title[other] !== title[language]))
          .map((other) => (
            <li>
              {other === language ? (
                <span class="quiet">{titleIs[row.enBasis as keyof typeof titleIs][language]}</span>
              ) : (
                <>
                  <span class="quiet">
                    {languageNames[other][language]}
                    {whose[other] && inBrackets(whose[other], language)}
                  </span>{" "}
                  <span lang={other}>{title[other]}</span>
                </>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Whose words the title of an English page is in, by its basis. */
const titleIs = { ours: messages.titleOurs, official: messages.titleOfficial, none: messages.titleNone } as const;
