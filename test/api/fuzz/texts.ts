import * as fc from "fast-check";

/** Texts that have broken something, somewhere, before. */
const notorious: readonly string[] = [
  // White space, control characters, noncharacters, lone surrogates.
  ...[
    "",
    " ",
    "\u3000",
    "\t",
    "\r\n",
    "\0",
    "\x7f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\uffff",
    "\ud800",
    "\udc00x",
    "a\ud83d",
  ],
  // Directions, combining marks, characters beyond the BMP, folding.
  ...["\u202eabc", "\u2066x\u2069", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "𠮷野家", "ﬁ", "ｶﾞ", "ß", "İ", "Å", "\u{10ffff}", "🇯🇵"],
  // Variation selectors and other marks before a letter, letters that are none to SQLite, what nobody sees.
  ...["葛\u{e0100}城", "☺\ufe0f予算", "か\u309aき", "予\u20dd算", "हिन्दी", "\u19b4瑣", "AI\u200b法案", "\u00adAI"],
  // Markup.
  ...[
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "&amp;",
    "]]>",
    "<!--",
    "{{7*7}}",
    "<%= 1 %>",
  ],
  // SQL and full-text search.
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE budgets; --',
    "1) UNION SELECT 1",
    "_",
    "\\",
    "?1",
    "NULL",
    "*",
    "a*",
    '"a',
    "NEAR(",
    "a AND b",
  ],
  ...["NOT", "grams:a", "-a", "^a", "(", ")", "a:b", "{a}"],
  // Addresses, headers and lists.
  ...[
    "..",
    "../..",
    "/",
    "//",
    "%00",
    "%2e%2e",
    "%",
    "%zz",
    "a%0d%0ab",
    "|",
    ",",
    ",,",
    '"',
    '""',
    '"a,b"',
    ";",
    "&",
    "=",
    "#",
    "?",
    "+",
  ],
  // Formulas, numbers and days.
  ...[
    "=1+1",
    "+1",
    "-1",
    "@x",
    "0",
    "-0",
    "00",
    "01",
    "1e3",
    "1.5",
    "1.0",
    "0x10",
    "１",
    "٣",
    "Infinity",
    "NaN",
    "9007199254740991",
  ],
  ...[
    "9007199254740993",
    "-9007199254740991",
    "99999999999999999999",
    "2022-02-30",
    "2022-13",
    "2022-1",
    "0000",
    "9999-12-31",
    "+2022",
  ],
  ...["2022-02-29T00:00", "1868", "2200", "500億", "2022年度"],
  // What JavaScript knows of any object, words of these addresses, and too much of something.
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "true",
    "TRUE",
    "sum",
    "latest",
    "history",
    "search",
  ],
  ...["theme:", "theme:x", "a".repeat(81), "a".repeat(201), "量".repeat(200), "a ".repeat(20), "x,".repeat(150), "<".repeat(1500)],
];

/** A text that is of no use: a notorious one, or any, lone surrogates among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...notorious) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes)),
  },
);

/** A text as a part of an address: percent-encoded, where it must be and now and then where it need not; lone surrogates as three bytes. */
export function encoded(text: string, everything = false): string {
  const written = (character: string) => {
    if (character.isWellFormed()) return encodeURIComponent(character);
    const code = character.charCodeAt(0);
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)].map(percent).join("");
  };
  return [...text]
    .map((character) => (everything && /^[ -~]$/.test(character) ? percent(character.charCodeAt(0)) : written(character)))
    .join("");
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
