import { pingQueries } from "../db/queries";
import { readLatest } from "../db/releases";
import { holdsRelease } from "../db/search";
import { keyOf } from "../store/dumps";
import { Parameters } from "./parameters";
import { type Ctx, sendJson } from "./respond";

const UNCACHED = { "Cache-Control": "no-store" };

/** `/healthz`: the Worker runs. Touches nothing else. */
export function healthz(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  return sendJson(c, { status: "ok" }, UNCACHED);
}

/** `/readyz`: whether each thing that answers need is there: the ledger with its pointer, search, kept queries, and the dumps of the latest release. */
export async function readyz(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const { DB, SEARCH, QUERIES, DUMPS } = c.env;
  const release = await readLatest(DB).catch(() => null);
  const latest = release?.id ?? null;
  const [file] = release?.manifest.files ?? [];
  const [search, queries, dumps] = await Promise.all([
    release ? holdsRelease(SEARCH, release.sequence).catch(() => false) : false,
    pingQueries(QUERIES).catch(() => false),
    latest && file ? DUMPS.head(keyOf(latest, file.name)).then(Boolean, () => false) : false,
  ]);
  const checks = { releases: latest !== null, search, queries, dumps };
  const ready = Object.values(checks).every(Boolean);
  const body = JSON.stringify({ status: ready ? "ready" : "not ready", latestRelease: latest, checks });
  return c.body(body, ready ? 200 : 503, {
    ...UNCACHED,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(body.length),
    ...(!ready && { "Retry-After": "30" }),
  });
}
