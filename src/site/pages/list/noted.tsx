import type { Child } from "hono/jsx";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { number } from "../../frame/locale";

type Props = {
  readonly language: Language;
  readonly label: Text;
  /** What is to be known of one record, and of {count} of them. */
  readonly one: Text;
  readonly many: Text;
  /** What is said of each. */
  readonly items: readonly Child[];
  readonly children?: Child;
};

/** What a careful reader should know of some records of a page: how many they are, which of them where one asks, and what stands below. */
export function Noted({ language, label, one, many, items, children }: Props) {
  return (
    <section class="warnings" aria-label={label[language]}>
      {items.length > 0 && (
        <details>
          <summary>{filled((items.length === 1 ? one : many)[language], { count: number(items.length, language) })}</summary>
          <ul>
            {items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </section>
  );
}
