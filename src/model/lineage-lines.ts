import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import { changes, type Lineage } from "./lineage";
import { priorities } from "./priorities";

const { label, position, role, theme, match, basis, note } = priorities.fields;

/** The rows of the lineage: a priority of an edition, and where it comes from. */
export const lineageLines = defineRows({
  collection: "lineage",
  type: "LineageLine",
  title: "label",
  label: { ja: "重点・柱の系譜", en: "Lineage" },
  description: {
    ja: "各版の重点・柱と、前の年次戦略のどの重点・柱から続くか。",
    en: "The priorities of each edition, and which of the yearly strategy before they come from.",
  },
  fields: {
    id: {
      kind: "id",
      label: { ja: "識別子", en: "Identifier" },
      description: { ja: "重点・柱の識別子", en: "Id of the priority" },
    },
    edition: {
      kind: "localized",
      label: { ja: "版", en: "Edition" },
      description: { ja: "掲げている年次戦略、または踏まえている基本計画", en: "The yearly strategy or the Basic Plan" },
    },
    position: position as Field,
    role: role as Field,
    label: label as Field,
    theme: theme as Field,
    match: match as Field,
    basis: basis as Field,
    change: {
      kind: "code",
      optional: true,
      label: { ja: "前の版からの変化", en: "Since the strategy before" },
      description: {
        ja: "前の年次戦略の最も近い重点・柱からの変化。対応付けから導いたもので、当ポータルの解釈。",
        en: "The change from the nearest priority of the yearly strategy before; follows from the matches and is this portal's interpretation",
      },
      values: changes,
    },
    ancestors: {
      kind: "reference",
      to: "priorities",
      many: true,
      optional: true,
      label: { ja: "前の版で対応するもの", en: "Relates to, in the strategy before" },
      description: { ja: "前の年次戦略で関係する重点・柱", en: "The priorities of the yearly strategy before that it relates to" },
    },
    note: note as Field,
  },
});

/** A row for each priority, edition by edition in printed order. */
export function lineageRows({ editions }: Lineage): Row[] {
  return editions.flatMap(({ edition, groups }) =>
    groups
      .flatMap(({ priorities }) => priorities)
      .map(({ priority: { id, position, role, label, matches }, change, ancestors }): Row => {
        const [first] = matches;
        return {
          id,
          edition: edition.name,
          position,
          role,
          label,
          theme: first?.theme ?? null,
          match: first?.match ?? null,
          basis: first?.basis ?? null,
          change,
          ancestors: ancestors.map(({ priority }) => priority.id),
          note: first?.note ?? null,
        };
      })
      .toSorted((a, b) => Number(a.position) - Number(b.position)),
  );
}
