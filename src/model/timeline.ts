import type { Row } from "./field";
import type { Text } from "./text";
import { themes } from "./themes";

/** Something that happened at a printed date: a milestone, or the decision on a strategy or a Basic Plan. */
export type Moment = {
  readonly collection: string;
  readonly id: string;
  readonly label: Text;
  /** EDTF, at the precision printed. */
  readonly date: string;
  /** What sort of event it is: a code of milestones, or `decided`. */
  readonly type: string;
  readonly initiative: string | null;
  readonly organizations: readonly string[];
  readonly span: Span;
};

/**
 * The time that a date stands for, in months since the year 0: a year is twelve months long, a month one, a day a part of its month. No
 * date is made more precise than it is printed.
 */
export type Span = { readonly from: number; readonly to: number };

/** Moments of one topmost theme; the editions stand before them, what has no theme after. */
export type Lane = {
  readonly kind: "editions" | "theme" | "none";
  readonly theme: string | null;
  readonly label: Text | null;
  readonly moments: readonly Moment[];
};

export type Told = {
  readonly milestones: readonly Row[];
  readonly initiatives: readonly Row[];
  readonly themes: readonly Row[];
  readonly strategies: readonly Row[];
  readonly plans: readonly Row[];
};

export function monthsOf(date: string): Span {
  const [year = 0, month, day] = date.split("-").map(Number);
  const start = year * 12;
  if (month === undefined) return { from: start, to: start + 12 };
  const from = start + month - 1;
  if (day === undefined) return { from, to: from + 1 };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: from + (day - 1) / days, to: from + day / days };
}

/** The Japanese fiscal year of a month since the year 0: N runs from April N to March N+1. */
export function fiscalYearAt(month: number): number {
  return Math.floor((month - 3) / 12);
}

/** The first month of a fiscal year. */
export function startOf(fiscalYear: number): number {
  return fiscalYear * 12 + 3;
}

/** The fiscal years that a date lies in: a year alone, from January to December, lies in two. */
export function fiscalYearsOfDate({ from, to }: Span): readonly [first: number, last: number] {
  // What is behind the last month is no part of it.
  return [fiscalYearAt(from), fiscalYearAt(Math.ceil(to) - 1)];
}

/** Everything that has a date, the earliest first; of those at one date, the more precise. */
function momentsOf({ milestones, strategies, plans }: Told): Moment[] {
  const decided = (collection: string, rows: readonly Row[]) =>
    rows.flatMap((row): Moment[] =>
      typeof row.decidedOn === "string"
        ? [
            {
              collection,
              id: row.id,
              label: row.name as Text,
              date: row.decidedOn,
              type: "decided",
              initiative: null,
              organizations: typeof row.decidedBy === "string" ? [row.decidedBy] : [],
              span: monthsOf(row.decidedOn),
            },
          ]
        : [],
    );
  const happened = milestones.map(
    (row): Moment => ({
      collection: "milestones",
      id: row.id,
      label: row.label as Text,
      date: row.date as string,
      type: row.type as string,
      initiative: (row.initiative ?? null) as string | null,
      organizations: (row.organizations ?? []) as readonly string[],
      span: monthsOf(row.date as string),
    }),
  );
  return [...decided("plans", plans), ...decided("strategies", strategies), ...happened].toSorted(
    (a, b) => a.span.from - b.span.from || a.span.to - b.span.to || (a.id < b.id ? -1 : 1),
  );
}

/** The moments by the topmost theme of their initiative, themes in their printed order. */
export function lanesOf(told: Told): Lane[] {
  const broader = new Map(told.themes.map((theme) => [theme.id, (theme.broader ?? null) as string | null]));
  const themeOf = new Map(told.initiatives.map(({ id, theme }) => [id, (theme ?? null) as string | null]));
  const topmost = (theme: string): string => {
    const up = broader.get(theme) ?? null;
    return up === null ? theme : topmost(up);
  };
  const moments = momentsOf(told);
  const laneOf = ({ initiative, type }: Moment) => {
    const theme = initiative === null ? null : themeOf.get(initiative);
    return theme ? topmost(theme) : type === "decided" ? "editions" : "none";
  };
  const byLane = Map.groupBy(moments, laneOf);
  const rank = ({ type }: Row) => types.indexOf(type as string);
  const inOrder = told.themes.toSorted((a, b) => rank(a) - rank(b) || Number(a.position) - Number(b.position));
  const lanes: Lane[] = [
    { kind: "editions", theme: null, label: null, moments: byLane.get("editions") ?? [] },
    ...inOrder.map(({ id, label }): Lane => ({ kind: "theme", theme: id, label: label as Text, moments: byLane.get(id) ?? [] })),
    { kind: "none", theme: null, label: null, moments: byLane.get("none") ?? [] },
  ];
  return lanes.filter((lane) => lane.moments.length > 0);
}

const types = Object.keys(themes.fields.type?.values ?? {});
