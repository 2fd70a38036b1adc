import type { LedgerEntry } from "../db/releases";
import { defaultFormat } from "../formats";
import type { Format } from "../formats/format";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Result } from "../model/result";
import type { Language } from "../model/text";
import type { Place } from "../urls";
import { editionOf, storedIn } from "./ledger";
import { negotiate } from "./negotiate";
import { isCitedOpened, toPage } from "./page";
import { type Ctx, etagOf, precondition, type Representation, respond } from "./respond";

/** An answer worked out from records: a document for JSON, rows for tables, for linked data the records that it rests on. */
export type WorkedOut = {
  /** What a row is. */
  readonly entity: Entity;
  readonly rows: readonly Row[];
  readonly data: unknown;
  /** What a careful reader should know, where the document has room for it. */
  readonly meta?: unknown;
  /** Paths beside `self`, or in its place; null where the release has no such thing. */
  readonly links: Readonly<Record<string, string | null>>;
  readonly records: readonly (readonly [entity: Entity, rows: readonly Row[]])[];
  /** Whether the release before has nothing to answer to the same question. */
  readonly isNew: boolean;
};

type Question = {
  /** The last segment of the path, which may bear an extension. */
  readonly segment: string;
  readonly path: (place: Place) => string;
  /** Canonical query string. */
  readonly query: string;
  /** Raised with every change of how the answer is worked out or worded: the same release then answers with other bytes. */
  readonly revision: number;
  /** The page that tells the same of a release, to which a browser is led from the address of that release; null where there is none. */
  readonly page?: ((language: Language, place: Place) => string) | null;
  /** Works it out from one release, or says with a response of its own where it went. */
  readonly work: (release: LedgerEntry, representation: Representation) => Promise<WorkedOut | Response>;
};

/**
 * Answers a question whose answer is no list and no record, in any format; nothing is read for a 304. What there is nothing to answer to
 * says so before a browser is led to a page.
 */
export async function workedOut(c: Ctx, { segment, path, query, revision, page, work }: Question): Promise<Response> {
  const opened = page && isCitedOpened(c, segment) ? page : null;
  const { format, byAccept } = negotiate(segment, opened ? undefined : c.req.header("Accept"));
  const { id, alias, read } = await editionOf(c.env.DB, c.req.param("release"));
  const representation: Representation = { format, byAccept, alias, release: id, path, query, revision };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  const early = opened ? null : precondition(c, representation, etag);
  if (early) return early;

  const release = await read();
  const answer = await work(release, representation);
  if (answer instanceof Response) return answer;
  if (opened) return toPage(c, (language) => opened(language, { release: id }));
  const { entity, rows, isNew } = answer;
  const result: Result = { entity, release, fields: Object.keys(entity.fields), rows, record: true, isNew };
  const write = writeOf(format, release, path({ release: id, query }), answer);
  return respond(c, { ...representation, format: { ...format, write } }, etag, result);
}

function writeOf(format: Format, release: LedgerEntry, self: string, answer: WorkedOut): Format["write"] {
  if (format.name === defaultFormat.name) return () => document(release, self, answer);
  return format.graph ? graph(format.writeWhole, release, answer) : format.write;
}

async function* document({ id, issued }: LedgerEntry, self: string, { data, links, meta }: WorkedOut): AsyncGenerator<string> {
  yield `${JSON.stringify({ data, release: { id, issued }, links: { self, ...links }, meta })}\n`;
}

/** The records as one graph; a collection that came later is no part of it. */
function graph(writeWhole: NonNullable<Format["writeWhole"]>, release: LedgerEntry, { records }: WorkedOut): Format["write"] {
  const held = records.filter(([{ collection }]) => release.manifest.fields[collection]);
  const results = held.map(([entity, rows]): Result => ({ entity, release, fields: storedIn(release, entity), rows }));
  return (_, urls) => writeWhole({ release, results }, urls);
}
