import { readDataset } from "../../../db/dataset";
import { readList } from "../../../db/records";
import type { LedgerEntry } from "../../../db/releases";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { plans } from "../../../model/plans";
import { priorities } from "../../../model/priorities";
import { strategies } from "../../../model/strategies";
import { themes } from "../../../model/themes";

/** The policy from its plans down to its initiatives, with counts. */
export type Policy = { readonly plans: readonly PlanPart[]; readonly initiatives: number };

/** A plan with what is made on its basis; `plan` is null for what names none. */
export type PlanPart = {
  readonly plan: Row | null;
  readonly strategies: readonly { readonly strategy: Row; readonly priorities: number }[];
  readonly themes: readonly ThemePart[];
};

/** A theme with those below it. */
export type ThemePart = { readonly theme: Row; readonly below: readonly ThemePart[]; readonly initiatives: number };

/** Reads what a release holds of it; null where it holds neither a plan nor a strategy nor a theme. */
export async function readPolicy(d1: D1Database, release: LedgerEntry): Promise<Policy | null> {
  const [dataset, byTheme, byStrategy] = await Promise.all([
    readDataset(d1, release.sequence, [{ entity: plans }, { entity: strategies }, { entity: themes }]),
    counted(d1, release, initiatives, "theme"),
    counted(d1, release, priorities, "strategy"),
  ]);
  const held = (entity: Entity) => dataset.get(entity.collection) ?? [];
  const printed = [...held(themes)].sort((a, b) => Number(a.position) - Number(b.position));
  const partOf = (theme: Row): ThemePart => {
    const below = printed.filter(({ broader }) => broader === theme.id).map(partOf);
    const own = byTheme.get(theme.id) ?? 0;
    return { theme, below, initiatives: below.reduce((sum, part) => sum + part.initiatives, own) };
  };
  const parts = [...[...held(plans)].sort((a, b) => Number(a.ordinal) - Number(b.ordinal)), null].map((plan): PlanPart => {
    const isOf = (row: Row) => (row.plan ?? null) === (plan?.id ?? null);
    return {
      plan,
      strategies: held(strategies)
        .filter(isOf)
        .sort((a, b) => Number(a.year) - Number(b.year))
        .map((strategy) => ({ strategy, priorities: byStrategy.get(strategy.id) ?? 0 })),
      themes: printed.filter((theme) => theme.broader === null && isOf(theme)).map(partOf),
    };
  });
  const shown = parts.filter((part) => part.plan || part.strategies.length > 0 || part.themes.length > 0);
  return shown.length > 0 ? { plans: shown, initiatives: release.manifest.counts[initiatives.collection] ?? 0 } : null;
}

/** How many records of a collection refer to each value of a field: a facet, as lists count it. */
async function counted(d1: D1Database, { sequence }: LedgerEntry, entity: Entity, field: string): Promise<Map<string, number>> {
  const { facets } = await readList(d1, sequence, {
    entity,
    filters: [],
    ids: null,
    withinTheme: null,
    sort: [{ column: "id", descending: false }],
    limit: 1,
    after: null,
    fields: ["id"],
    total: false,
    facets: [field],
  });
  return new Map((facets[field] ?? []).map(({ value, count }) => [value as string, count]));
}
