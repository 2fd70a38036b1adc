import type { LedgerEntry } from "../db/releases";
import type { Format } from "../formats/format";
import { appropriations } from "../model/appropriations";
import { budgets } from "../model/budgets";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Reconciled } from "../model/reconciled";
import { reconciliations } from "../model/reconciliations";
import { paths } from "../urls";
import { fieldsIn } from "./ledger";
import { linkedRecords } from "./linked-records";

/** A row for each line of each reading. */
export function rowsOf({ comparisons }: Reconciled): Row[] {
  return comparisons.flatMap(({ lines, ...comparison }) => lines.map((line) => ({ ...line, ...comparison, id: line.id }) as Row));
}

/** How a format writes it. */
export function writeOf(format: Format, reconciled: Reconciled): Format["write"] {
  return writers[format.name]?.(format, reconciled) ?? format.write;
}

type Writer = (format: Format, reconciled: Reconciled) => Format["write"];

// The formats that can say more than rows.
const writers: Readonly<Record<string, Writer>> = {
  json: (_, { budget, reconciliation, unit, comparisons }) =>
    async function* ({ release }) {
      const { id, issued } = release as LedgerEntry;
      const shownIn = (entity: Entity, row: Row) => only(row, fieldsIn(release as LedgerEntry, entity, Object.keys(entity.fields)));
      yield `${JSON.stringify({
        data: {
          budget: shownIn(budgets, budget),
          reconciliation: shownIn(reconciliations, reconciliation),
          unit,
          comparisons: comparisons.map(({ lines, ...one }) => ({
            ...one,
            lines: lines.map((line) => shownIn(appropriations, line)),
          })),
        },
        release: { id, issued },
        links: {
          self: paths.reconciliation(budget.id, { release: id }),
          budget: paths.record("budgets", budget.id, { release: id }),
          reconciliation: paths.record("reconciliations", reconciliation.id, { release: id }),
        },
      })}\n`;
    },
  jsonld: records,
  ttl: records,
  nq: records,
};

function records(format: Format, { budget, reconciliation, comparisons }: Reconciled): Format["write"] {
  const lines = new Map(comparisons.flatMap((one) => one.lines.map((line) => [line.id, line] as const)));
  const parts = [
    [budgets, [budget]],
    [reconciliations, [reconciliation]],
    [appropriations, [...lines.values()]],
  ] as const;
  return linkedRecords(format, parts);
}

function only(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.filter((key) => key in row).map((key) => [key, row[key] ?? null])) as Row;
}
