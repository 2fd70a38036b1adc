import { type PlacedPriority, type PolicyEdition, type Relation, relations, type View, viewAs } from "./concordance";
import type { Row } from "./field";
import { isPlacedByUs } from "./priorities";
import type { Text } from "./text";

/** The priorities of every edition as they follow each other: which persist, move, are reworded, come new, or map to nothing. */
export type Lineage = {
  readonly editions: readonly LineageEdition[];
  /** The topmost persisting themes that a priority is matched to, or to a theme below, in their printed order. */
  readonly tracks: readonly Track[];
};

export type Track = { readonly theme: string; readonly label: Text };

export type LineageEdition = {
  readonly edition: PolicyEdition;
  /** The strategy that it follows: the last before it that prints priorities. Null of the first, and of a Basic Plan, which follows no year. */
  readonly follows: PolicyEdition | null;
  /** Its priorities by what it calls them, in printed order. */
  readonly groups: readonly { readonly role: string; readonly priorities: readonly Descendant[] }[];
  /** What the strategy before prints and nothing here relates to. */
  readonly gone: readonly PlacedPriority[];
  /** What the strategy before prints once and several here relate to. */
  readonly divided: readonly { readonly priority: PlacedPriority; readonly into: readonly PlacedPriority[] }[];
};

/** A priority with where it comes from. */
export type Descendant = Standing & {
  readonly priority: PlacedPriority;
  /** Topmost themes of all its matches, that of the first match first. */
  readonly tracks: readonly string[];
  /** Those of the strategy before that it relates to, the nearest first. */
  readonly ancestors: readonly Ancestor[];
  /** Null where it follows nothing. */
  readonly change: Change | null;
};

/** The place of a priority among those of its role, from 1, and how many there are. */
export type Standing = { readonly rank: number; readonly of: number };

export type Ancestor = Standing & {
  readonly priority: PlacedPriority;
  /** How it relates to the later one: `broad` says that it is the broader. */
  readonly relation: Relation;
  readonly basis: string;
  /** The theme in which both meet, and the topmost above it. */
  readonly theme: string | null;
  readonly track: string | null;
};

/** What became of a priority of the strategy before. */
export const changes = {
  kept: { ja: "順序も語句も前の版と同じ", en: "Same place and words as before" },
  supplied: {
    ja: "前の版を引き継ぐ（この版に語句・順序の記載はなく、当ポータルが補った）",
    en: "Carried on: the edition prints neither words nor place, which this portal supplied",
  },
  moved: { ja: "語句は同じで、順序が変わった", en: "Same words, another place" },
  reworded: { ja: "前の版のものから語句が変わった", en: "Reworded" },
  close: { ja: "前の版のものに近い", en: "Close to what came before" },
  narrowed: { ja: "前の版のものの一部にあたる", en: "Part of what came before" },
  widened: { ja: "前の版のものより広い", en: "Wider than what came before" },
  related: { ja: "前の版のものと関連する", en: "Related to what came before" },
  new: { ja: "前の版に対応するものがない", en: "New: nothing before relates to it" },
  unmatched: { ja: "どのテーマにも対応付けていない", en: "Matched to no theme" },
} as const;
export type Change = keyof typeof changes;

type Above = (theme: string) => string | null;

/** The lineage of all editions. `themes` are the themes of the release. */
export function lineageOf(editions: readonly PolicyEdition[], placed: readonly PlacedPriority[], themes: readonly Row[]): Lineage {
  const broader = new Map(themes.map((theme) => [theme.id, theme.broader as string | null]));
  const above: Above = (theme) => broader.get(theme) ?? null;
  const tracks = new Set(placed.flatMap((priority) => tracksOf(priority, above)));
  return {
    editions: editions.map((edition) => follow(edition, lastBefore(edition, editions, placed), placed, above)),
    tracks: themes
      .filter(({ id, type }) => tracks.has(id) && type === "persisting")
      .toSorted((a, b) => Number(a.position) - Number(b.position))
      .map(({ id, label }) => ({ theme: id, label: label as Text })),
  };
}

function lastBefore({ year }: PolicyEdition, editions: readonly PolicyEdition[], placed: readonly PlacedPriority[]) {
  if (year === null) return null;
  const printing = new Set(placed.map(({ edition }) => edition));
  return editions.filter((one) => one.year !== null && one.year < year && printing.has(one.id)).at(-1) ?? null;
}

function follow(
  edition: PolicyEdition,
  follows: PolicyEdition | null,
  placed: readonly PlacedPriority[],
  above: Above,
): LineageEdition {
  const printed = placed.filter((priority) => priority.edition === edition.id);
  const before = placed.filter((priority) => priority.edition === follows?.id);
  const groups = [...Map.groupBy(printed, ({ role }) => role)];
  const isFollowing = follows !== null && printed.length > 0;
  const view = isFollowing ? viewAs(edition, [follows, edition], [...before, ...printed], above) : null;
  const standing = new Map([...standings(before), ...standings(printed)]);
  const ancestors = new Map(printed.map(({ id }) => [id, view ? ancestorsIn(view, id, standing, above) : []]));
  const into = (id: string) => printed.filter((later) => ancestors.get(later.id)?.some(({ priority }) => priority.id === id));
  // Where its words go on elsewhere in the edition, what is close to it is no rewording of it.
  const goesOn = new Set(
    [...ancestors.values()].flat().flatMap(({ priority, relation }) => (relation === "exact" ? priority.id : [])),
  );
  const descend = (priority: PlacedPriority): Descendant => {
    const own = ancestors.get(priority.id) ?? [];
    const place = standing.get(priority.id) as Standing;
    const change = isFollowing ? changeOf(priority, place, own[0], goesOn) : null;
    return { priority, ...place, tracks: tracksOf(priority, above), ancestors: own, change };
  };
  return {
    edition,
    follows,
    groups: groups.map(([role, priorities]) => ({ role, priorities: priorities.map(descend) })),
    gone: isFollowing ? before.filter(({ id }) => into(id).length === 0) : [],
    divided: before.map((priority) => ({ priority, into: into(priority.id) })).filter((one) => one.into.length > 1),
  };
}

function standings(printed: readonly PlacedPriority[]): [id: string, Standing][] {
  return [...Map.groupBy(printed, ({ role }) => role).values()].flatMap((group) =>
    group.map(({ id }, i): [string, Standing] => [id, { rank: i + 1, of: group.length }]),
  );
}

function tracksOf({ matches }: PlacedPriority, above: Above): string[] {
  return [...new Set(matches.flatMap(({ theme }) => (theme === null ? [] : [topmost(theme, above)])))];
}

function topmost(theme: string, above: Above): string {
  const up = above(theme);
  return up === null ? theme : topmost(up, above);
}

const strength = Object.keys(relations);

function ancestorsIn({ priorities }: View, id: string, standing: ReadonlyMap<string, Standing>, above: Above): Ancestor[] {
  const counterparts = priorities.find(({ priority }) => priority.id === id)?.counterparts ?? [];
  return counterparts
    .filter(({ relation }) => relation !== "self")
    .map((counterpart) => ({
      ...counterpart,
      ...(standing.get(counterpart.priority.id) as Standing),
      track: counterpart.theme && topmost(counterpart.theme, above),
    }))
    .toSorted((a, b) => strength.indexOf(a.relation) - strength.indexOf(b.relation));
}

/** The change from the nearest ancestor. Words are compared as printed, in Japanese. */
function changeOf(
  priority: PlacedPriority,
  { rank }: Standing,
  nearest: Ancestor | undefined,
  goesOn: ReadonlySet<string>,
): Change {
  const { matches, label } = priority;
  if (isSupplied(priority)) return "supplied";
  if (!nearest) return matches.some(({ theme }) => theme !== null) ? "new" : "unmatched";
  const { relation, priority: before } = nearest;
  if (relation === "broad") return "narrowed";
  if (relation === "narrow") return "widened";
  if (relation === "related") return "related";
  if (before.label.ja === label.ja) return nearest.rank === rank ? "kept" : "moved";
  return relation === "close" && goesOn.has(before.id) ? "close" : "reworded";
}

/** Whether its words and place are not in the edition's own entry, and this portal supplied them. */
export function isSupplied({ matches: [first] }: PlacedPriority): boolean {
  return first !== undefined && isPlacedByUs(first);
}
