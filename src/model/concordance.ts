import type { Json, Row } from "./field";
import type { Text } from "./text";

/** What prints priorities: a yearly strategy or a Basic Plan. */
export type PolicyEdition = {
  readonly collection: "strategies" | "plans";
  readonly id: string;
  readonly name: Text;
  /** Year of a strategy; null for a plan, which spans several. */
  readonly year: number | null;
};

/** How a priority matches a theme; `theme` is null where `match` is `none`. */
export type ThemeMatch = {
  readonly theme: string | null;
  readonly match: string;
  readonly basis: string;
  readonly note: Text | null;
};

/** A priority at its place in its edition, with all its matches, the first the main one. */
export type PlacedPriority = {
  readonly id: string;
  readonly edition: string;
  readonly position: number;
  readonly label: Text;
  readonly role: string;
  readonly matches: readonly ThemeMatch[];
};

/**
 * How a priority of another edition relates to one of the viewed edition, strongest first, after the SKOS mapping relations: `broad` says
 * that the other is broader. `self` is the priority itself.
 */
export const relations = {
  self: { ja: "そのもの", en: "Itself" },
  exact: { ja: "同一", en: "Exact" },
  close: { ja: "近い", en: "Close" },
  broad: { ja: "並べたもののほうが広い", en: "The one beside it is broader" },
  narrow: { ja: "並べたもののほうが狭い", en: "The one beside it is narrower" },
  related: { ja: "関連", en: "Related" },
} as const;
export type Relation = keyof typeof relations;

type Counterpart = {
  readonly priority: PlacedPriority;
  readonly relation: Relation;
  readonly basis: string;
  /** The theme in which both meet; null for the priority itself. */
  readonly theme: string | null;
};

/** Why nothing of the viewed edition relates to a priority, or to an edition as a whole. */
export const unmappedReasons = {
  noTheme: { ja: "どのテーマにも対応付けていない", en: "It is matched to no theme" },
  noSharedTheme: { ja: "共通するテーマがない", en: "It shares no theme with the viewed edition" },
  viewedPrintsNone: {
    ja: "見る版に重点・柱の記載がない",
    en: "The viewed edition prints no priorities as far as this portal's sources go",
  },
  noPriorities: {
    ja: "この版の重点・柱の記載がない",
    en: "The edition prints no priorities as far as this portal's sources go",
  },
} as const;
type UnmappedReason = keyof typeof unmappedReasons;

type Unmapped = {
  readonly edition: PolicyEdition;
  /** Of the edition as a whole: it prints no priorities. */
  readonly reason: UnmappedReason | null;
  readonly priorities: readonly { readonly priority: PlacedPriority; readonly reason: UnmappedReason }[];
};

export type View = {
  readonly viewed: PolicyEdition;
  readonly priorities: readonly { readonly priority: PlacedPriority; readonly counterparts: readonly Counterpart[] }[];
  /** The other editions with what has no place in the view, and the viewed one where it prints no priorities. */
  readonly unmapped: readonly Unmapped[];
};

/** The editions: strategies by year, then plans by their number. */
export function editionsOf(strategies: readonly Row[], plans: readonly Row[]): PolicyEdition[] {
  const by = (key: string) => (a: Row, b: Row) => Number(a[key]) - Number(b[key]);
  return [
    ...strategies.toSorted(by("year")).map(
      (row): PolicyEdition => ({
        collection: "strategies",
        id: row.id,
        name: row.name as Text,
        year: row.year as number,
      }),
    ),
    ...plans
      .toSorted(by("ordinal"))
      .map((row): PolicyEdition => ({ collection: "plans", id: row.id, name: row.name as Text, year: null })),
  ];
}

/** What each edition may be called: its id, or the year of a strategy. */
export function editionNames(editions: readonly PolicyEdition[]): ReadonlyMap<string, PolicyEdition> {
  return new Map([
    ...editions.flatMap((edition) => (edition.year === null ? [] : [[String(edition.year), edition] as const])),
    ...editions.map((edition) => [edition.id, edition] as const),
  ]);
}

/** Every priority, edition by edition, in printed order. */
export function placedIn(editions: readonly PolicyEdition[], priorities: readonly Row[]): PlacedPriority[] {
  const placed = priorities.map(
    (row): PlacedPriority => ({
      id: row.id,
      edition: (row.strategy ?? row.plan) as string,
      position: row.position as number,
      label: row.label as Text,
      role: row.role as string,
      matches: [matchOf(row), ...((row.furtherMatches ?? []) as readonly Matched[]).map(matchOf)],
    }),
  );
  const printed = Map.groupBy(placed, ({ edition }) => edition);
  return editions.flatMap(({ id }) => (printed.get(id) ?? []).toSorted((a, b) => a.position - b.position));
}

/**
 * Every edition seen in the words and the order of one. `above` gives the theme above a theme, null at the top. Each priority of another
 * edition stands at every priority of the viewed one that it meets in a theme, or is unmapped with the reason: none is lost.
 */
export function viewAs(
  viewed: PolicyEdition,
  editions: readonly PolicyEdition[],
  placed: readonly PlacedPriority[],
  above: (theme: string) => string | null,
): View {
  const printedBy = Map.groupBy(placed, ({ edition }) => edition);
  const unmet = printedBy.has(viewed.id) ? "noSharedTheme" : "viewedPrintsNone";
  const others = placed
    .filter(({ edition }) => edition !== viewed.id)
    .map((priority) => ({ priority, ways: waysOf(priority, above) }));
  const priorities = (printedBy.get(viewed.id) ?? []).map((priority) => {
    const ways = waysOf(priority, above);
    return {
      priority,
      counterparts: [
        { priority, relation: "self" as const, basis: "printed", theme: null },
        ...others.flatMap((other) => meet(ways, other) ?? []),
      ],
    };
  });
  const mapped = new Set(priorities.flatMap(({ counterparts }) => counterparts.map((one) => one.priority.id)));
  const unmapped = editions.map((edition): Unmapped => {
    const printed = printedBy.get(edition.id) ?? [];
    return {
      edition,
      reason: printed.length === 0 ? "noPriorities" : null,
      priorities: printed
        .filter(({ id }) => !mapped.has(id))
        .map((priority) => ({ priority, reason: themesOf(priority).length === 0 ? "noTheme" : unmet })),
    };
  });
  return { viewed, priorities, unmapped: unmapped.filter(({ reason, priorities }) => reason !== null || priorities.length > 0) };
}

/** What says how a priority matches a theme: the priority itself, or a further match of it. */
type Matched = { readonly [key: string]: Json };

function matchOf(row: Matched): ThemeMatch {
  return {
    theme: (row.theme ?? null) as string | null,
    match: row.match as string,
    basis: row.basis as string,
    note: (row.note ?? null) as Text | null,
  };
}

function themesOf({ matches }: PlacedPriority): string[] {
  return matches.flatMap(({ theme }) => theme ?? []);
}

const strength = Object.keys(relations);

/** A way from a priority to a theme: by its match alone, or by it and up to a theme above. */
type Way = { readonly theme: string; readonly link: "exact" | "close" | "broad"; readonly basis: string; readonly direct: boolean };

/**
 * The strongest relation of another priority to the one that has these ways, a printed one before an interpretation, and of equals the one
 * through the theme that is nearest to both; null where they meet in no theme.
 */
function meet(
  ways: readonly Way[],
  other: { readonly priority: PlacedPriority; readonly ways: readonly Way[] },
): Counterpart | null {
  const found = ways.flatMap((way) =>
    other.ways
      // Two headings below the same theme share nothing but that theme.
      .filter((their) => their.theme === way.theme && (way.direct || their.direct))
      .map((their) => {
        const relation = related(way, their);
        const basis = [way.basis, their.basis].includes("interpretation") ? "interpretation" : "printed";
        const looseness = [way, their].filter(({ link }) => link === "broad").length;
        return { priority: other.priority, relation, basis, theme: way.theme, looseness };
      }),
  );
  const ranks = [
    ({ relation }: Met) => strength.indexOf(relation),
    ({ basis }: Met) => (basis === "printed" ? 0 : 1),
    ({ looseness }: Met) => looseness,
  ];
  const order = (a: Met, b: Met) => ranks.map((rank) => rank(a) - rank(b)).find((difference) => difference !== 0) ?? 0;
  const [best] = found.toSorted(order);
  if (!best) return null;
  const { looseness: _, ...counterpart } = best;
  return counterpart;
}

/** A relation that was found, and how many of the two matches it rests on are to a broader theme. */
type Met = Counterpart & { readonly looseness: number };

function waysOf({ matches }: PlacedPriority, above: (theme: string) => string | null): Way[] {
  return matches.flatMap(({ theme, match, basis }) => {
    if (theme === null || !isLink(match)) return [];
    const ways: Way[] = [{ theme, link: match, basis, direct: true }];
    for (let up = above(theme); up !== null; up = above(up)) ways.push({ theme: up, link: "broad", basis, direct: false });
    return ways;
  });
}

function isLink(match: string): match is Way["link"] {
  return ["exact", "close", "broad"].includes(match);
}

/** Only an exact match carries the other on; closeMatch is not transitive, so that errors do not add up (SKOS Reference, section 10.1). */
function related({ link }: Way, { link: theirs }: Way): Relation {
  if (theirs === "exact") return link;
  if (link === "exact") return theirs === "broad" ? "narrow" : theirs;
  return "related";
}
