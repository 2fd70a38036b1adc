import type { Asked } from "./requests";

/** Seeds whose requests are asked each time. */
export const seeds: readonly number[] = [1, 2];

/** Requests that were answered wrongly before, and how. */
export const kept: readonly (Partial<Asked> & Pick<Asked, "path"> & { readonly was: string })[] = [
  { was: "the problem as a page, which OpenAPI did not document", path: "/v1/initiatives/none", headers: { Accept: "text/html" } },
  { was: "JSON-LD, documented as a string", path: "/v1/releases/1.1.0/appropriations/bridge-2024-initial.jsonld" },
  { was: "CSL-JSON, documented as a string", path: "/cite/1.0.0.csl.json" },
  {
    was: "404, which is no answer to a query, as the collection came after the release",
    method: "POST",
    path: "/v1/queries",
    headers: { "Content-Type": "application/json" },
    body: '{"collection":"crosswalks","release":"1.0.0"}',
  },
  {
    was: "a list of one value with a comma in it, written so that its own canonical address was refused",
    path: "/v1/budgets?labelEn=a&labelEn__in=%22b,%20c%22",
  },
  { was: "as browsers ask before they send, which had been taken for a query to be kept", method: "OPTIONS", path: "/v1/queries" },
  { was: "to the home page, without a word on the parameter", path: "/?x=1" },
  { was: "to the home page of a language, without a word on the parameter", path: "/ja?x" },
  { was: "to the list, without a word on the empty parameter", path: "/en/strategies?page=" },
  { was: "SQL in the browser, without a word on the empty parameter", path: "/en/sql?page=" },
  { was: "SQL in the browser, with characters in the place of bytes that are no UTF-8", path: "/en/sql?%ED%A0%80" },
  ...["x%00=1", "release=%00", "release=%1B", "release=%EF%BF%BF"].flatMap((query) => [
    { was: "a page and a problem with a control character or a noncharacter in it", path: `/en/sql?${query}` },
    { was: "a page with a control character or a noncharacter in it", path: `/en/sql?${query}`, headers: { Accept: "text/html" } },
  ]),
  ...["amount__bogus=", "label__ne=%20", "include=bogus", "include=%FF"].map((query) => ({
    was: "to the whole list, without a word on what the API refuses",
    path: `/en/budgets?${query}`,
  })),
  { was: "to the search, without a word on what the API refuses", path: "/ja/search?q=AI&include=bogus" },
  { was: "more rows read than had been thought the most", path: "/v1/absences?records__ne=a&records__in=b,c&include=total,facets" },
  { was: "how to search, without a word on the empty parameter", path: "/ja/search?page=" },
  { was: "CSVW metadata, a type that OpenAPI did not name", path: "/dumps/1.0.0/csv-metadata.json" },
  { was: "a Location beyond ASCII, to the page of a release", path: "/v1/releases/%F0%9F%91%A9", headers: { Accept: "text/html" } },
  { was: "a Location beyond ASCII", path: "/en/releases/%F0%9F%91%A9/sources?q=" },
  {
    was: "a part of a file, a type that OpenAPI did not name",
    path: "/dumps/1.0.0/CITATION.cff",
    headers: { Accept: "application/json", Range: "bytes=0-0" },
  },
  {
    was: "the name of a member with a character that nothing shows, as it came",
    method: "POST",
    path: "/v1/queries",
    headers: { "Content-Type": "application/json" },
    body: '{"collection":"plans","\uffff":null,"filter":{"\u0085":[]}}',
  },
  {
    was: "an empty list of values, without a word in Japanese",
    method: "POST",
    path: "/v1/queries",
    headers: { "Content-Type": "application/json" },
    body: '{"collection":"plans","filter":{"label__in":[]}}',
  },
];
