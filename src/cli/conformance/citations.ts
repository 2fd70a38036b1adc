import type { Portal } from "./portal";

/**
 * Paths without extension, and with the query after it, of citations of every kind: each release, each collection and record of the latest,
 * each figure of the first record of a collection, and a query.
 */
async function cited(portal: Portal): Promise<(readonly [path: string, search: string])[]> {
  const { latest, collections } = portal;
  const { data: releases } = await portal.json<{ data: { id: string }[] }>("/v1/releases");
  const found: (readonly [string, string])[] = releases.map(({ id }) => [`/cite/${id}`, ""]);
  for (const collection of collections) {
    found.push([`/cite/${collection}@${latest}`, ""]);
    const ids = await portal.ids(collection);
    for (const id of ids) found.push([`/cite/${collection}/${id}@${latest}`, ""]);
    const [first] = ids;
    if (first === undefined) continue;
    const { data } = await portal.json<{ data: object }>(`/v1/releases/${latest}/${collection}/${first}`);
    for (const [field, value] of Object.entries(data))
      if (field !== "id" && value !== null) found.push([`/cite/${collection}/${first}@${latest}`, `?field=${field}`]);
  }
  // A query has one permanent name, so that asking for it again and again keeps no more than this one.
  const predicate = { release: latest, collection: collections[0] };
  const kept = await portal.ask("/v1/queries", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(predicate),
  });
  found.push([`/cite/${kept.headers.get("location")?.replace(/^.*\/v1\//, "")}`, ""]);
  return found;
}

/** What citations of every kind violate in one style, as `validate` says of the text of one. */
export async function citationFaults(portal: Portal, extension: string, validate: (text: string) => string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [path, search] of await cited(portal)) {
    const address = `${path}.${extension}${search}`;
    found.push(...validate(await portal.text(address)).map((fault) => `${address}: ${fault}`));
  }
  return found;
}
