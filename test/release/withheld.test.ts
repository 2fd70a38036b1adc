import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { entityOf } from "../../src/model";
import { kindOf } from "../../src/model/difference";
import type { Entity } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { rowsOf } from "../../src/release/dataset";
import { recordChanges } from "../../src/release/delta";
import type { Frozen } from "../../src/release/frozen";
import { type LogEntry, withWithheld } from "../../src/release/withheld";

const frozen = readFrozen();
const organizations = entityOf("organizations") as Entity;
const named = (id: string, ja: string): Row => ({ id, name: { ja, en: ja } });
const release = (sequence: number, rows: readonly Row[]): Frozen => ({
  ...(frozen[0] as Frozen),
  release: { ...(frozen[0] as Frozen).release, id: `${sequence}.0.0`, sequence },
  dataset: new Map([["organizations", rows]]),
});

/** The change log of some releases, as the portal has it. */
function logOf(releases: readonly Frozen[]): LogEntry[] {
  return releases.flatMap((one, i) =>
    recordChanges(releases[i - 1]?.dataset ?? new Map(), one.dataset).map((change) => ({
      release: one.release.id,
      collection: change.entity.collection,
      id: change.id,
      change: kindOf(change),
    })),
  );
}
/** The releases without the records of some. */
const without = (releases: readonly Frozen[], withdrawn: readonly string[]) =>
  releases.map((one) => (withdrawn.includes(one.release.id) ? { ...one, dataset: new Map() } : one));
const restored = (releases: readonly Frozen[], withdrawn: readonly string[]) =>
  withWithheld(without(releases, withdrawn), withdrawn, logOf(releases));

describe("releases of which some were withdrawn, from what is public", () => {
  const made = [
    release(1, [named("a", "甲"), named("b", "乙"), named("d", "戊"), named("e", "己")]),
    release(2, [named("a", "秘密"), named("c", "丁"), named("d", "戊"), named("e", "改")]),
    release(3, [named("a", "秘密の二"), named("c", "丁"), named("e", "改")]),
    release(4, [named("a", "甲"), named("c", "丁"), named("e", "改"), named("f", "庚")]),
  ];
  const cases = [["2.0.0"], ["2.0.0", "3.0.0"], ["1.0.0"], ["4.0.0"], ["3.0.0", "4.0.0"], ["1.0.0", "2.0.0", "3.0.0", "4.0.0"]];

  it.each(cases)("%s …: the same change log, and the releases that may be read as they were", (...withdrawn) => {
    const back = restored(made, withdrawn);
    expect(logOf(back)).toEqual(logOf(made));
    for (const [i, one] of made.entries()) if (!withdrawn.includes(one.release.id)) expect(back[i]?.dataset).toEqual(one.dataset);
  });

  it("have what a later release still says, and a placeholder for what nobody may read", () => {
    const [, second, third] = restored(made, ["2.0.0", "3.0.0"]);
    const named = (one: Frozen | undefined) =>
      Object.fromEntries(rowsOf(one?.dataset ?? new Map(), organizations).map(({ id, name }) => [id, (name as { ja: string }).ja]));
    expect(named(second)).toEqual({ a: "2.0.0", c: "丁", d: "戊", e: "改" });
    expect(named(third)).toEqual({ a: "3.0.0", c: "丁", e: "改" });
  });

  it("hold for the frozen releases, whichever was withdrawn", () => {
    const log = logOf(frozen);
    for (const { release } of frozen) expect(logOf(restored(frozen, [release.id])), release.id).toEqual(log);
  });
});
