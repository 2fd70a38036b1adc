import type { Listed } from "../../db/releases";
import type { Language } from "../../model/text";
import { paths } from "../../urls";
import { compare as messages } from "../messages/compare";

type Props = {
  readonly language: Language;
  readonly ledger: readonly Listed[];
  /** The releases chosen at first. */
  readonly from: string;
  readonly to: string;
};

/** Two releases to choose and compare. */
export function CompareForm({ language, ledger, from, to }: Props) {
  const readable = ledger.filter(({ withdrawal }) => !withdrawal);
  return (
    <form class="compare" action={paths.compareForm(language)}>
      {(
        [
          ["from", messages.from, from],
          ["to", messages.to, to],
        ] as const
      ).map(([name, label, chosen]) => (
        <p>
          <label for={`compare-${name}`}>{label[language]}</label>
          <select id={`compare-${name}`} name={name}>
            {readable.map(({ id, issued }) => (
              <option value={id} selected={id === chosen}>
                {id} ({issued})
              </option>
            ))}
          </select>
        </p>
      ))}
      <button type="submit">{messages.show[language]}</button>
    </form>
  );
}
