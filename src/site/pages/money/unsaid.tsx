import { readDataset } from "../../../db/dataset";
import type { LedgerEntry } from "../../../db/releases";
import { absences, NOT_PUBLISHED } from "../../../model/absences";
import { budgets } from "../../../model/budgets";
import type { Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { reconciliations } from "../../../model/reconciliations";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Foreign, Words } from "../../frame/words";
import { money as messages } from "../../messages/money";

/** What the amounts of a release leave open. */
type Unsaid = {
  /** How many initiatives have no stated amount, of how many, and which; null where they are too many to name. */
  readonly unstated: { readonly count: number; readonly of: number; readonly rows: readonly Row[] | null };
  /** The reconciliations that cannot be made. */
  readonly notPossible: readonly Row[];
};

// A longer list is no list to read.
const MOST_NAMED = 200;

/** Reads what is left open beside all stated amounts of a release: one hop. */
export async function readUnsaid(d1: D1Database, release: LedgerEntry, amounts: readonly Row[]): Promise<Unsaid> {
  const of = release.manifest.counts[initiatives.collection] ?? 0;
  const dataset = await readDataset(d1, release.sequence, [
    { entity: reconciliations, where: { field: "status", values: ["not-possible"] } },
    ...(of <= MOST_NAMED ? [{ entity: initiatives }] : []),
  ]);
  const stated = new Set(amounts.map(({ initiative }) => initiative));
  const rows = dataset.get(initiatives.collection)?.filter(({ id }) => !stated.has(id)) ?? null;
  return {
    unstated: { count: of - stated.size, of, rows },
    notPossible: dataset.get(reconciliations.collection) ?? [],
  };
}

/** How many initiatives are named without an amount, and which: not stated is not zero. */
export function WithoutAmount({
  language,
  unstated: { count, of, rows },
}: Pick<Unsaid, "unstated"> & { readonly language: Language }) {
  if (count === 0) return null;
  const [few, all] = [number(count, language), number(of, language)];
  const why = new URLSearchParams({ collection: budgets.collection, reason: NOT_PUBLISHED }).toString();
  return (
    <>
      <p id="unstated">
        {filled(messages.unstated[language], { count: few, all })}{" "}
        <a href={paths.listPage(language, absences.collection, { query: why })}>{messages.unstatedWhy[language]}</a>
      </p>
      {rows ? (
        <details>
          <summary>{filled(messages.unstatedList[language], { count: few })}</summary>
          <ul>
            {rows.map(({ id, name }) => (
              <li>
                <a href={paths.recordPage(language, initiatives.collection, id)}>
                  <Foreign text={(name as Text)[language]} language={language} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p>
          <a href={paths.listPage(language, initiatives.collection)}>{initiatives.label[language]}</a>
        </p>
      )}
    </>
  );
}

/** Why some amounts cannot be reconciled, in the words of each record. */
export function NotPossible({ language, notPossible }: Pick<Unsaid, "notPossible"> & { readonly language: Language }) {
  const explained = notPossible.filter(({ note }) => note);
  if (explained.length === 0) return null;
  return (
    <>
      <h3 id="not-possible">{messages.notPossible[language]}</h3>
      <dl class="ours">
        {explained.map(({ budget, label, note }) => (
          <>
            <dt>
              <a href={paths.reconciliationPage(language, budget as string)}>
                <Foreign text={(label as Text)[language]} language={language} />
              </a>
            </dt>
            <dd>
              <Words text={(note as Text)[language]} language={language} />
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}
