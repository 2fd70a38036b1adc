import { sha256 } from "../../model/digest";

// Names longer than this are cut where folders show them.
const MOST = 60;

// Conditions on one value each, whose names and values a file may be called by as they are.
const PLAIN = /^\w+=[a-z0-9-]+(?:&\w+=[a-z0-9-]+)*$/i;

/**
 * What a browser calls the file of a list: `budgets-1.4.0-measure-appropriation.csv`. A query that makes no short name is told by the first
 * digits of its SHA-256. In ASCII alone, so that `filename` of RFC 6266 holds it as it is. `query` is canonical.
 */
export async function fileName(collection: string, release: string, query: string): Promise<string> {
  const isShort = query.length <= MOST && PLAIN.test(query);
  const mark = query === "" ? [] : [isShort ? query.replaceAll(/[=&]/g, "-") : (await sha256(query)).slice(0, 8)];
  return `${[collection, release, ...mark].join("-")}.csv`;
}
