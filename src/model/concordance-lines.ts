import { type PlacedPriority, type PolicyEdition, relations, unmappedReasons, type View } from "./concordance";
import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import { priorities } from "./priorities";

const { label, position, role, theme, match, basis, note } = priorities.fields;
const description = {
  ja: "版ごとの重点・柱と、継続テーマを介した版どうしの対応。対応付けは資料に記載されたもののほか、当ポータルの解釈を含む。",
  en: "The priorities of each edition and how they relate across editions through the persisting themes; some matches are printed, others this portal's interpretation.",
};
const edition: Field = {
  kind: "text",
  label: { ja: "版", en: "Edition" },
  description: { ja: "掲げている年次戦略、または踏まえている基本計画", en: "The yearly strategy or the Basic Plan" },
};

/** The rows of a concordance without a point of view: a match of a priority. */
export const matchLines = defineRows({
  collection: "concordance",
  type: "ConcordanceMatch",
  title: "label",
  label: { ja: "重点・柱の対照", en: "Concordance" },
  description,
  fields: {
    id: {
      kind: "id",
      label: { ja: "重点・柱", en: "Priority" },
      description: { ja: "重点・柱の識別子", en: "Id of the priority" },
    },
    edition,
    position: position as Field,
    label: label as Field,
    role: role as Field,
    theme: theme as Field,
    match: match as Field,
    basis: basis as Field,
    note: note as Field,
  },
});

/** The rows of a concordance as one edition sees it: a priority of any edition beside one of the viewed edition. */
export const viewLines = defineRows({
  collection: "concordance",
  type: "ConcordanceLine",
  title: "label",
  label: { ja: "ある版から見た重点・柱の対照", en: "Concordance as one edition sees it" },
  description,
  fields: {
    id: {
      kind: "id",
      label: { ja: "重点・柱", en: "Priority" },
      description: { ja: "並べた重点・柱の識別子", en: "Id of the priority set beside it" },
    },
    viewedPosition: {
      kind: "integer",
      optional: true,
      label: { ja: "見る版での記載順", en: "Position in the viewed edition" },
      description: {
        ja: "見る版の重点・柱の記載順。対応がなければ値がない。",
        en: "Printed order in the viewed edition; absent where nothing there relates",
      },
    },
    viewedPriority: {
      kind: "reference",
      to: "priorities",
      optional: true,
      label: { ja: "見る版の重点・柱", en: "Priority of the viewed edition" },
      description: { ja: "見る版の重点・柱の識別子。対応がなければ値がない。", en: "Its id; absent where nothing there relates" },
    },
    viewedLabel: {
      kind: "localized",
      optional: true,
      label: { ja: "見る版のラベル", en: "Label in the viewed edition" },
      description: { ja: "見る版の重点・柱の見出し", en: "Heading of the priority of the viewed edition" },
    },
    edition,
    position: position as Field,
    label: label as Field,
    role: role as Field,
    relation: {
      kind: "code",
      optional: true,
      label: { ja: "関係", en: "Relation" },
      description: {
        ja: "見る版の重点・柱との関係（SKOSの対応関係に準ずる）。最も弱い対応より強くなることはない。",
        en: "How it relates to the priority of the viewed edition, after the SKOS mapping relations; never stronger than the weakest match on the way",
      },
      values: relations,
    },
    basis: { ...(basis as Field), optional: true },
    theme: {
      ...(theme as Field),
      optional: true,
      label: { ja: "共通するテーマ", en: "Through the theme" },
      description: { ja: "両方が対応するテーマ", en: "The theme in which both meet" },
    },
    reason: {
      kind: "code",
      optional: true,
      label: { ja: "対応がない理由", en: "Why unmapped" },
      description: { ja: "見る版に対応するものがない理由", en: "Why nothing in the viewed edition relates" },
      values: unmappedReasons,
    },
  },
});

/** A row for each match of each priority, edition by edition in printed order. */
export function matchRows(placed: readonly PlacedPriority[]): Row[] {
  return placed.flatMap(({ matches, ...priority }) => matches.map((one): Row => ({ ...priority, ...one })));
}

/**
 * A row for each priority beside one of the viewed edition, in the order of that edition, then one for each that nothing there relates to.
 * An edition without priorities has a row that says so, under the edition's own id.
 */
export function viewRows({ priorities: own, unmapped }: View): Row[] {
  const nothing = { viewedPosition: null, viewedPriority: null, viewedLabel: null, relation: null, basis: null, theme: null };
  return [
    ...own.flatMap(({ priority, counterparts }) =>
      counterparts.map(
        ({ priority: { matches: _, ...other }, relation, basis, theme }): Row => ({
          viewedPosition: priority.position,
          viewedPriority: priority.id,
          viewedLabel: priority.label,
          ...other,
          relation,
          basis,
          theme,
          reason: null,
        }),
      ),
    ),
    ...unmapped.flatMap(({ edition, reason, priorities: left }): Row[] => [
      ...(reason ? [{ ...nothing, ...rowOfEdition(edition), reason }] : []),
      ...left.map(({ priority: { matches: _, ...other }, reason }): Row => ({ ...nothing, ...other, reason })),
    ]),
  ];
}

function rowOfEdition({ id, name }: PolicyEdition) {
  return { id, edition: id, position: null, label: name, role: null };
}
