import { bringUp } from "../../src/cli/load-release";
import { entities } from "../../src/model";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import type { Withdrawal } from "../../src/model/release";
import { currentShape, type Dump, dumpsOf, type Edition, manifestOf } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { portal } from "./portal";

const found = entities.find(({ collection }) => collection === "organizations");
if (!found) throw new Error("there is no collection of organizations");
export const organizations = found;

/** An organization of the fixture. */
export const row = (id: string, ja: string): Row =>
  complete(organizations, {
    id,
    name: { ja, en: id },
    enBasis: "ours",
    type: "agency",
    evidence: [{ citation: { title: "資料", publisher: "発行者" } }],
  });

/** A release of organizations alone, without files. */
export const edition = (sequence: number, rows: readonly Row[]): Frozen => ({
  release: {
    id: `${sequence}.0.0`,
    sequence,
    issued: `2030-01-0${sequence}`,
    summary: { ja: "版", en: "edition" },
    predecessor: sequence > 1 ? `${sequence - 1}.0.0` : null,
  },
  manifest: { ...currentShape(portal.PUBLIC_URL), counts: { organizations: rows.length }, files: [], tombstones: [] },
  dataset: new Map([["organizations", [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))]]),
  documents: new Map(),
});

// The second edition keeps one, changes one, removes one and adds one; the third brings the removed one back.
export const first = edition(1, [row("kept", "保持機構"), row("changed", "旧称機構"), row("removed", "廃止機構")]);
export const second = edition(2, [row("kept", "保持機構"), row("changed", "新称機構"), row("added", "新設機構")]);
export const third = edition(3, [
  row("kept", "保持機構"),
  row("changed", "新称機構"),
  row("added", "新設機構"),
  row("removed", "復活機構"),
]);

/** The same releases with some of their files in the manifest. */
export async function withFiles(releases: readonly Frozen[], names: readonly string[]): Promise<Frozen[]> {
  return Promise.all(
    editionsOf(releases).map(async (one, i) => {
      const dumps = (await Array.fromAsync(dumpsOf(one))).filter(({ name }) => names.includes(name));
      return { ...(releases[i] as Frozen), manifest: manifestOf(dumps, one, []) };
    }),
  );
}

/** Brings one release up as `npm run load` does, with files that are made in memory: workerd has no disk to keep them on. */
export const loadOne = (
  env: Parameters<typeof bringUp>[0],
  one: Frozen,
  edition: Edition,
  withdrawal: Withdrawal | null,
): Promise<number> => bringUp(env, one, edition, withdrawal, (names) => madeInMemory(edition, names));

async function* madeInMemory(edition: Edition, names: readonly string[]): AsyncGenerator<Dump> {
  for await (const dump of dumpsOf(edition)) if (names.includes(dump.name)) yield dump;
}

// Those that refer to releases come before them.
const ledger = ["pointers", "changes", "facets", "tallies", "tombstones", "withdrawals", "releases"];

/** Takes everything out of D1 and R2. */
export async function empty(): Promise<void> {
  await portal.DB.batch(
    [...ledger, ...entities.map(({ collection }) => collection)].map((table) => portal.DB.prepare(`DELETE FROM "${table}"`)),
  );
  await portal.SEARCH.batch([
    portal.SEARCH.prepare("DELETE FROM loaded"),
    portal.SEARCH.prepare("DELETE FROM texts"),
    portal.SEARCH.prepare("INSERT INTO grams(grams) VALUES ('delete-all')"),
  ]);
  const { objects } = await portal.DUMPS.list();
  if (objects.length > 0) await portal.DUMPS.delete(objects.map(({ key }) => key));
}

/** Everything that D1 and R2 hold, for comparing two ends. */
export async function state(): Promise<unknown> {
  const read = async (d1: D1Database, sql: string) => (await d1.prepare(sql).all()).results;
  const { objects } = await portal.DUMPS.list({ include: ["customMetadata"] });
  return [
    await read(portal.DB, "SELECT * FROM organizations ORDER BY id, since"),
    await read(portal.DB, "SELECT * FROM releases ORDER BY sequence"),
    await read(portal.DB, "SELECT name, sequence FROM pointers"),
    await read(portal.DB, "SELECT * FROM changes ORDER BY sequence"),
    await read(portal.SEARCH, "SELECT sequence FROM loaded ORDER BY sequence"),
    await read(portal.DB, "SELECT * FROM facets ORDER BY 1, 2, 3"),
    await read(portal.DB, "SELECT * FROM tallies ORDER BY 1, 2, 3"),
    await read(portal.SEARCH, "SELECT collection, id, since, until, titleJa, titleEn, title, text FROM texts ORDER BY id, since"),
    await read(
      portal.SEARCH,
      "SELECT texts.id, texts.since FROM grams JOIN texts ON texts.rowid = grams.rowid WHERE grams MATCH '\"機構\"' ORDER BY 1, 2",
    ),
    objects.map(({ key, size, customMetadata }) => [key, size, customMetadata?.sha256]),
  ];
}
