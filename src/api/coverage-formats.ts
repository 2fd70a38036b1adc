import type { LedgerEntry } from "../db/releases";
import type { Format } from "../formats/format";
import { absences } from "../model/absences";
import type { CollectionCoverage } from "../model/coverage";
import type { Row } from "../model/field";
import { paths } from "../urls";
import { linkedRecords } from "./linked-records";

/** How a format writes it: JSON by collection, linked data as the absences themselves, the rest a row for each field. */
export function writeOf(format: Format, covered: readonly CollectionCoverage[], known: readonly Row[]): Format["write"] {
  return writers[format.name]?.(format, covered, known) ?? format.write;
}

type Writer = (format: Format, covered: readonly CollectionCoverage[], known: readonly Row[]) => Format["write"];

const linked: Writer = (format, _, known) =>
  // A release from before the list of absences has none to name.
  linkedRecords(format, known.length > 0 ? [[absences, known]] : []);

// The formats that can say more than rows.
const writers: Readonly<Record<string, Writer>> = {
  json: (_, covered, known) =>
    async function* ({ release }) {
      const { id, issued, manifest } = release as LedgerEntry;
      yield `${JSON.stringify({
        data: {
          unexplained: covered.reduce((sum, { fields }) => fields.reduce((all, one) => all + one.unexplained, sum), 0),
          collections: covered.map(({ missingRecords, ...one }) => ({
            ...one,
            missingRecords: known.filter((absence) => missingRecords.includes(absence.id)).map(missing),
          })),
        },
        release: { id, issued },
        links: {
          self: paths.coverage({ release: id }),
          absences: manifest.fields[absences.collection] ? paths.list(absences.collection, { release: id }) : null,
        },
      })}\n`;
    },
  jsonld: linked,
  ttl: linked,
  nq: linked,
};

function missing({ id, label, reason, expected }: Row) {
  return { id, label, reason, expected };
}
