import { pingQueries } from "../db/queries";
import { type LedgerEntry, readLatest } from "../db/releases";
import { holdsRelease } from "../db/search";
import { hop } from "../hop";
import type { Text } from "../model/text";
import { Parameters } from "./parameters";
import { type Ctx, sendJson } from "./respond";
import { type Fault, faultOf } from "./stored-dump";

const UNCACHED = { "Cache-Control": "no-store" };

/** `/healthz`: the Worker runs. Touches nothing else. */
export function healthz(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  return sendJson(c, { status: "ok" }, UNCACHED);
}

// Who watches asks often and waits for no database that hangs.
const LOOK_MS = 3_000;

/**
 * `/readyz`: whether each thing that answers need is there, and in words what is wrong: the ledger with its pointer, a search index that
 * is as far as the pointer, the kept queries, and a file of the latest release that is read and has its digest. What this isolate
 * remembers does not count. Answers within two looks, whatever hangs.
 */
export async function readyz(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const { DB, SEARCH, QUERIES, DUMPS } = c.env;
  const release = await hop("D1", readLatest(DB), { within: LOOK_MS }).catch(() => "unanswered" as const);
  const isKnown = release !== null && release !== "unanswered";
  const [search, queries, dumps] = await Promise.all([
    isKnown ? searchFault(SEARCH, release) : wrong.unknown,
    queriesFault(QUERIES),
    isKnown ? dumpsFault(DUMPS, release) : wrong.unknown,
  ]);
  const releases = isKnown ? null : wrong[release ?? "empty"];
  const faults = { releases, search, queries, dumps };
  const isReady = Object.values(faults).every((fault) => fault === null);
  const checks = Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [
      name,
      fault ? { ok: false, detail: fault.en, detailJa: fault.ja } : { ok: true },
    ]),
  );
  const latestRelease = isKnown ? release.id : null;
  const body = new TextEncoder().encode(
    `${JSON.stringify({ status: isReady ? "ready" : "not ready", latestRelease, checks })}\n`,
  ) as Uint8Array<ArrayBuffer>;
  return c.body(body, isReady ? 200 : 503, {
    ...UNCACHED,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(body.byteLength),
    ...(!isReady && { "Retry-After": "30" }),
  });
}

async function searchFault(search: D1Database, { id, sequence }: LedgerEntry): Promise<Text | null> {
  const holds = await hop("D1", holdsRelease(search, sequence), { within: LOOK_MS }).catch(() => "unanswered" as const);
  if (holds === true) return null;
  return holds === "unanswered" ? wrong.searchUnanswered : wrong.searchBehind(id);
}

async function queriesFault(queries: D1Database): Promise<Text | null> {
  return hop("D1", pingQueries(queries), { within: LOOK_MS }).then(
    () => null,
    () => wrong.queriesUnanswered,
  );
}

/** Reads the smallest file of a release. */
async function dumpsFault(bucket: R2Bucket, { id, manifest }: LedgerEntry): Promise<Text | null> {
  const [file] = [...manifest.files].sort((a, b) => a.bytes - b.bytes);
  if (!file) return wrong.noFiles(id);
  const fault = await hop("R2", faultOf(bucket, id, file), { within: LOOK_MS }).catch((): Fault => "unreadable");
  return fault && wrong.dump(`${id}/${file.name}`, fault);
}

const faultWords: Record<Fault, Text> = {
  missing: { en: "is missing", ja: "がありません" },
  damaged: { en: "is damaged", ja: "が破損しています" },
  replaced: { en: "was replaced while it was read", ja: "が読み出し中に置き換えられました" },
  unreadable: { en: "cannot be read", ja: "を読み出せません" },
};

const wrong = {
  unanswered: {
    en: "The database of the releases does not answer, or the entry of the latest is damaged.",
    ja: "リリースのデータベースが応答しないか、最新リリースの記録が破損しています。",
  },
  empty: {
    en: "No release is loaded, or the pointer to the latest is lost.",
    ja: "リリースが読み込まれていないか、最新リリースを示す記録が失われています。",
  },
  unknown: {
    en: "The latest release is not known, so that this cannot be compared with it.",
    ja: "最新リリースが分からないため、照合できません。",
  },
  searchUnanswered: { en: "The search index does not answer.", ja: "検索索引が応答しません。" },
  searchBehind: (id: string) => ({
    en: `The search index does not hold release ${id}, the latest.`,
    ja: `検索索引に最新リリース${id}が反映されていません。`,
  }),
  queriesUnanswered: { en: "The database of kept queries does not answer.", ja: "登録済みクエリのデータベースが応答しません。" },
  noFiles: (id: string) => ({
    en: `Release ${id}, the latest, names no file.`,
    ja: `最新リリース${id}の目録にファイルがありません。`,
  }),
  dump: (name: string, fault: Fault) => ({
    en: `The file ${name} ${faultWords[fault].en}.`,
    ja: `ファイル ${name} ${faultWords[fault].ja}。`,
  }),
};
