import * as fc from "fast-check";
import { formats } from "../../../src/formats";

const types = [
  ...formats.map(({ mediaType }) => mediaType),
  ...[
    "text/html",
    "*/*",
    "text/*",
    "application/*",
    "application/problem+json",
    "application/pdf",
    "image/webp",
    "text/html;level=1",
  ],
];
const dates = [
  ...[
    "Mon, 23 Nov 2026 00:00:00 GMT",
    "Monday, 23-Nov-26 00:00:00 GMT",
    "Mon Nov 23 00:00:00 2026",
    "Tue, 24 Nov 2026 12:00:00 GMT",
  ],
  ...[
    "Mon, 30 Feb 2026 00:00:00 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "yesterday",
    "2026-11-23",
    "0",
    "-1",
  ],
];
const tags = ["*", '"x"', 'W/"x"', '"', '"a", "b"', "garbage", '"1.0.0-00000000000000000000"', ",", '"\\"'];
const ranges = [
  "bytes=0-0",
  "bytes=0-",
  "bytes=-1",
  "bytes=5-2",
  "bytes=0-0,2-3",
  "bytes=999999999-",
  "bytes=-0",
  "items=0-1",
  "bytes",
  "bytes=a-b",
];

// What an HTTP header may hold (RFC 9110, section 5.5), so that it is the portal that judges it and not the client.
const fieldValue = fc
  .array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes).trim());

const weighted = fc.tuple(
  fc.constantFrom(...types),
  fc.constantFrom("", ";q=0.5", ";q=0", ";q=1.0", ";q=x", ";q=-1", ";charset=utf-8", '; profile="a,b"'),
);

const known: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Accept: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(weighted, { minLength: 1, maxLength: 4 }).map((all) => all.map((one) => one.join("")).join(", ")),
    },
    { weight: 1, arbitrary: fieldValue },
  ),
  "Accept-Language": fc.oneof(fc.constantFrom("ja", "en", "en-GB,ja;q=0.1", "fr", "*", "ja;q=0", "zh-Hant-TW"), fieldValue),
  "Accept-Encoding": fc.constantFrom("gzip", "br, zstd", "identity;q=0", "*"),
  "Accept-Datetime": fc.oneof(fc.constantFrom(...dates), fieldValue),
  "If-None-Match": fc.oneof(fc.constantFrom(...tags), fieldValue),
  "If-Match": fc.oneof(fc.constantFrom(...tags), fieldValue),
  "If-Modified-Since": fc.oneof(fc.constantFrom(...dates), fieldValue),
  "If-Unmodified-Since": fc.oneof(fc.constantFrom(...dates), fieldValue),
  "If-Range": fc.oneof(fc.constantFrom(...tags, ...dates), fieldValue),
  Range: fc.oneof(fc.constantFrom(...ranges), fieldValue),
  Origin: fc.constantFrom("null", "https://elsewhere.test"),
  Cookie: fieldValue,
  "X-Forwarded-Host": fieldValue,
  "X-HTTP-Method-Override": fc.constant("DELETE"),
};

/** Headers of a request: mostly none, often Accept, now and then any. */
export const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: (known.Accept as fc.Arbitrary<string>).map((accept) => ({ Accept: accept })) },
  {
    weight: 3,
    arbitrary: fc
      .subarray(Object.keys(known), { minLength: 1, maxLength: 3 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, known[name] as fc.Arbitrary<string>])))),
  },
);
