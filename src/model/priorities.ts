import { defineEntity } from "./entity";
import { basis } from "./evidence";
import type { Field, Json } from "./field";
import type { Text } from "./text";

const match: Field = {
  kind: "code",
  ours: "by-basis",
  facet: true,
  label: { ja: "対応の種類", en: "Match" },
  description: {
    ja: "テーマとの対応（SKOSの対応関係に準ずる）",
    en: "How it matches the theme, after the SKOS mapping relations",
  },
  values: {
    exact: { ja: "同一", en: "Exact" },
    close: { ja: "近い", en: "Close" },
    broad: { ja: "テーマのほうが広い", en: "The theme is broader" },
    none: { ja: "対応なし", en: "None" },
  },
};

const theme: Field = {
  kind: "reference",
  to: "themes",
  ours: "by-basis",
  facet: true,
  label: { ja: "対応するテーマ", en: "Theme" },
  description: { ja: "対応付けたテーマ", en: "The theme it is matched to" },
};

const note: Field = {
  kind: "localized",
  ours: "always",
  optional: true,
  label: { ja: "注記", en: "Note" },
  description: { ja: "対応付けや順序についての注記", en: "Note on the match or the order" },
};

/** The mapping relations of SKOS that say how a heading matches a theme. */
const MAPPINGS: Readonly<Record<string, string>> = {
  exact: "skos:exactMatch",
  close: "skos:closeMatch",
  broad: "skos:broadMatch",
};

export const priorities = defineEntity({
  collection: "priorities",
  place: 4,
  type: "Priority",
  subClassOf: ["skos:Concept"],
  title: "label",
  citedWith: ["plan", "strategy"],
  printedOrder: ["plan", "strategy", "position"],
  label: { ja: "重点・柱", en: "Priorities" },
  description: {
    ja: "各年の戦略などが掲げる重点施策・柱・基軸・強化方策。記載された順序と語句のまま。",
    en: "The priorities, pillars, axes and measures that one edition prints, in its order and words.",
  },
  // The order and the words of an edition are a scheme of their own; how they map to the persisting themes is an interpretation.
  linked({ strategy, plan, theme, match, furtherMatches }) {
    const edition = strategy
      ? { collection: "strategies", id: strategy as string }
      : plan
        ? { collection: "plans", id: plan as string }
        : null;
    const matches = [{ theme, match }, ...((furtherMatches ?? []) as readonly Readonly<Record<"theme" | "match", Json>>[])];
    const scheme = edition && { ...edition, fragment: "priorities" };
    return {
      classes: ["skos:Concept"],
      links: [
        ...(scheme
          ? ([
              ["skos:inScheme", scheme],
              ["skos:topConceptOf", scheme],
            ] as const)
          : []),
        ...matches.flatMap(({ theme, match }) => {
          const mapping = MAPPINGS[match as string];
          return mapping && theme ? ([[mapping, { collection: "themes", id: theme as string }]] as const) : [];
        }),
      ],
      reverse: scheme ? [["skos:hasTopConcept", scheme]] : [],
    };
  },
  fields: {
    label: {
      kind: "localized",
      iri: "skos:prefLabel",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "記載された見出し", en: "The heading as printed" },
    },
    strategy: {
      kind: "reference",
      to: "strategies",
      optional: true,
      facet: true,
      label: { ja: "戦略", en: "Strategy" },
      description: { ja: "掲げている年次戦略", en: "The yearly strategy that prints it" },
    },
    plan: {
      kind: "reference",
      to: "plans",
      optional: true,
      facet: true,
      label: { ja: "基本計画", en: "Basic Plan" },
      description: { ja: "踏まえている基本計画", en: "The Basic Plan on whose basis it is pursued" },
    },
    position: {
      kind: "integer",
      iri: "schema:position",
      range: [1, 999],
      ours: isPlacedByUs,
      label: { ja: "記載順", en: "Position" },
      description: { ja: "その版での記載順（1から）", en: "Printed order in that edition, from 1" },
    },
    role: {
      kind: "code",
      facet: true,
      label: { ja: "役割", en: "Role" },
      description: { ja: "版の中での呼ばれ方", en: "What the edition calls it" },
      values: {
        "priority-measure": { ja: "重点施策", en: "Priority measure" },
        pillar: { ja: "柱", en: "Pillar" },
        axis: { ja: "基軸", en: "Axis" },
        "strengthening-measure": { ja: "強化方策", en: "Strengthening measure" },
        "supporting-measure": { ja: "あわせて推進する取組", en: "Supporting measure" },
      },
    },
    theme: { ...theme, optional: true },
    match,
    basis,
    note,
    furtherMatches: {
      kind: "structure",
      many: true,
      optional: true,
      type: "ThemeMatch",
      ours: "by-basis",
      parts: { theme, match, basis, note },
      label: { ja: "他のテーマとの対応", en: "Further matches" },
      description: {
        ja: "主な対応のほかに対応するテーマ（多対多）",
        en: "Themes that it matches beside the first: matching is many to many",
      },
    },
  },
});

/**
 * Whether an edition has a priority at its place by our reading: its own entry does not print the heading. An exact match is to the very
 * words of the theme, so that a heading that is printed matches them as printed.
 */
export function isPlacedByUs({ match, basis }: { readonly match?: Json; readonly basis?: Json }): boolean {
  return match === "exact" && basis === "interpretation";
}

/**
 * The scheme of the priorities that an edition prints, named by a fragment of the edition's name; none where it is not out yet, as nothing
 * would be in it, or where that is not known.
 */
export function prioritiesOf(name: Json | undefined, isOut: boolean) {
  if (!name || !isOut) return [];
  const { ja, en } = name as Text;
  return [
    {
      fragment: "priorities",
      classes: ["skos:ConceptScheme"],
      label: { ja: `「${ja}」の重点・柱`, en: `Priorities of the ${en}` },
    },
  ];
}
