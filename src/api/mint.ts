import { readQuery, storeQuery } from "../db/queries";
import { defaultFormat } from "../formats";
import { paths } from "../urls";
import { latestRelease, releaseOf } from "./ledger";
import { limits } from "./limits";
import { pageOf, readPage } from "./list";
import { type Predicate, predicateSchema, readPredicate } from "./predicate";
import { Problem } from "./problem";
import { pidOf, resultOf } from "./query";
import { type Ctx, etagOf, send } from "./respond";

/**
 * `QUERY /v1/queries` (RFC 10008) and POST: keeps a query so that it can be cited, and answers with the first page of its result.
 * `Location` is its permanent name, `Content-Location` the frozen list that the answer is a page of. The same query on the same
 * release has the same name and is kept once.
 */
export async function mint(c: Ctx): Promise<Response> {
  const text = await readBody(c);
  const predicate = parse(text);
  const asked = readPredicate(predicate);
  const release = predicate.release === undefined ? await latestRelease(c.env.DB) : await releaseOf(c.env.DB, predicate.release);
  const pid = await pidOf(release.id, asked.entity.collection, asked.normalized);
  const isNew = (await readQuery(c.env.QUERIES, pid)) === null;
  if (isNew) {
    await refuseHaste(c);
    const { rows, digest } = await resultOf(c, asked, release);
    await storeQuery(c.env.QUERIES, {
      pid,
      release: release.id,
      collection: asked.entity.collection,
      normalized: asked.normalized,
      original: text,
      resultRows: rows,
      resultSha256: digest,
      mintedAt: new Date().toISOString(),
    });
  }
  const edition = { id: release.id, alias: false, read: async () => release };
  const page = await pageOf(asked.entity, asked.request, edition, { format: defaultFormat, byAccept: false });
  const { result, cost } = await readPage(c, asked.request, edition, page);
  // Preconditions speak of what stands at this address, which is not the result.
  const { body, headers } = await send(c, page.representation, await etagOf(page.representation, c.env.PUBLIC_URL), result, cost);
  const answer = new Response(body, { status: c.req.method === "POST" && isNew ? 201 : 200, headers });
  answer.headers.set("Location", paths.query(pid));
  answer.headers.set("Accept-Query", "application/json");
  // What a request with a body is answered is not for shared caches; the frozen list is.
  answer.headers.set("Cache-Control", "no-store");
  answer.headers.append("Link", `<${paths.query(pid)}>; rel="describedby"; type="application/json"`);
  return answer;
}

async function readBody(c: Ctx): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
    const given = (c.req.header("Content-Type") ?? "").slice(0, 80);
    throw new Problem(
      "unsupported-media-type",
      { en: `The body is ${given || "of no declared type"}.`, ja: `本文の形式が ${given || "示されていません"} です。` },
      { headers: { "Accept-Query": "application/json" } },
    );
  }
  const tooLarge = () =>
    new Problem("content-too-large", {
      en: `The body is larger than ${limits.bodyBytes} bytes.`,
      ja: `本文が${limits.bodyBytes}バイトを超えています。`,
    });
  if (Number(c.req.header("Content-Length") ?? 0) > limits.bodyBytes) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > limits.bodyBytes) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof Problem ? error : malformed("it is not UTF-8", "UTF-8ではありません");
  }
}

function parse(text: string): Predicate {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed("it is not JSON", "JSONではありません");
  }
  const read = predicateSchema.safeParse(body);
  if (read.success) return read.data;
  const errors = read.error.issues.slice(0, 50).map((issue) => {
    const member = [...issue.path, ...("keys" in issue ? issue.keys : [])].join(".") || "body";
    const expected = `${issue.message}; members are ${Object.keys(predicateSchema.shape).join(", ")}`;
    return {
      parameter: member.slice(0, 200),
      code: "type" as const,
      value: "",
      expected,
      expectedJa: `${issue.message}（項目: ${Object.keys(predicateSchema.shape).join("、")}）`,
      didYouMean: null,
    };
  });
  const names = errors.map(({ parameter }) => parameter).join(", ");
  throw new Problem("invalid-query", { en: `Please mend: ${names}.`, ja: `次の項目を直してください: ${names}。` }, { errors });
}

function malformed(en: string, ja: string): Problem {
  return new Problem("malformed-body", { en: `The body cannot be read: ${en}.`, ja: `本文を読めません（${ja}）。` });
}

/** New queries are kept at a measured pace for each reader. */
async function refuseHaste(c: Ctx): Promise<void> {
  const { success } = await c.env.MINTING.limit({ key: c.req.header("CF-Connecting-IP") ?? "unknown" });
  if (success) return;
  throw new Problem(
    "too-many-requests",
    { en: "Too many new queries were kept in the last minute.", ja: "直近1分間に登録された新しい問い合わせが多すぎます。" },
    { headers: { "Retry-After": "60" } },
  );
}
