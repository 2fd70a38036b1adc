import { readDataset } from "../../../db/dataset";
import type { LedgerEntry } from "../../../db/releases";
import type { Entity } from "../../../model/entity";
import type { Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { plans } from "../../../model/plans";
import { priorities } from "../../../model/priorities";
import { strategies } from "../../../model/strategies";
import { themes } from "../../../model/themes";
import { counted } from "../../counted";

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
  const { sequence } = release;
  const read = readDataset(d1, sequence, [{ entity: plans }, { entity: strategies }, { entity: themes }]);
  const countsBy = async (entity: Entity, field: string, of: Entity) => {
    const wanted = async () => ((await read).get(of.collection) ?? []).map(({ id }) => id);
    const facet = await counted(d1, sequence, { entity, field }, wanted);
    return new Map(facet.map(({ value, count }) => [value, count]));
  };
  const [dataset, byTheme, byStrategy] = await Promise.all([
    read,
    countsBy(initiatives, "theme", themes),
    countsBy(priorities, "strategy", strategies),
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
