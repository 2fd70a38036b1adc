import { env, exports } from "cloudflare:workers";
import type { Env } from "../../src/env";
import type { Release } from "../../src/model/release";

/** The portal's bindings in the test. */
export const portal: Env = env;

/** What the platform gives a request beside its bindings: nothing here waits for what comes after an answer. */
export const context = { waitUntil() {}, passThroughOnException() {}, props: {} } as unknown as ExecutionContext;

/** Every release, in the order of issue. */
export const releases: readonly Release[] = env.FROZEN.map(({ release }) => release);

/** The release that the aliases answer from. */
export const latest = releases.at(-1) as Release;

/** The address of a release that stays as it is, whatever later ones add: what is known of the data is asked of it. */
export const known = "/v1/releases/1.6.1";

/** A request through the door. */
export function get(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(`https://portal.test${path}`, { redirect: "manual", ...init });
}

export type Row = { readonly id: string; readonly [field: string]: unknown };
export type ListBody = {
  readonly data: readonly Row[];
  readonly page: { readonly limit: number; readonly next: string | null; readonly hasMore: boolean; readonly total?: number };
  readonly release: { readonly id: string; readonly issued: string };
  readonly meta: {
    readonly appliedQuery: Record<string, unknown>;
    readonly warnings: readonly { code: string; message: string }[];
    readonly facets?: Record<string, { value: unknown; label?: { ja: string; en: string }; count: number }[]>;
  };
};

/** A list as JSON; fails the test with the body where the status is not 200. */
export async function list(path: string): Promise<ListBody> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Every row of a list, page by page. */
export async function all(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = path; next; ) {
    const body: ListBody = await list(next);
    rows.push(...body.data);
    next = body.page.next;
  }
  return rows;
}

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly titleJa: string;
  readonly status: number;
  readonly detail: string;
  readonly detailJa: string;
  readonly didYouMean?: string | null;
  readonly available?: readonly string[];
  readonly errors?: readonly {
    parameter: string;
    code: string;
    value: string;
    expected: string;
    expectedJa: string;
    didYouMean: string | null;
    allowed?: string[];
  }[];
};

/** A problem as JSON; fails the test where the answer is none. */
export async function problem(path: string, init?: RequestInit): Promise<ProblemBody & { readonly headers: Headers }> {
  const response = await get(path, init);
  const type = response.headers.get("Content-Type");
  if (!type?.startsWith("application/problem+json")) throw new Error(`${path}: ${response.status} ${type}`);
  const body: ProblemBody = await response.json();
  if (body.status !== response.status) throw new Error(`${path}: status ${response.status}, body says ${body.status}`);
  return { ...body, headers: response.headers };
}
