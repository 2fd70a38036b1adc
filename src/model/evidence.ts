import type { Field } from "./field";

const text = (ja: string, en: string): Field => ({ kind: "text", language: "ja", label: { ja, en }, description: { ja, en } });

/** The citation of a public book, where a figure does not come from one of the portal's sources. */
export const citation: Field = {
  kind: "structure",
  label: { ja: "引用", en: "Citation" },
  description: { ja: "他の公的資料の書誌", en: "Reference to another public book" },
  iri: "prov:hadPrimarySource",
  type: "Citation",
  parts: {
    title: { ...text("資料名", "Title"), iri: "dct:title" },
    publisher: text("発行者", "Publisher"),
    issued: {
      kind: "date",
      optional: true,
      iri: "dct:issued",
      label: { ja: "発行", en: "Issued" },
      description: { ja: "発行年月（記載された精度）", en: "Date of issue, at the precision printed" },
    },
    locator: { ...text("箇所", "Locator"), optional: true },
  },
};

/** Where a fact is printed: a line of a source with its digest, or a citation of another public book. */
export const evidence: Field = {
  kind: "structure",
  many: true,
  iri: "prov:wasDerivedFrom",
  ofRecord: true,
  type: "Evidence",
  label: { ja: "根拠", en: "Evidence" },
  description: {
    ja: "事実が記載されている場所。資料・行・記載された語句・行のSHA-256、または他の公的資料の引用。",
    en: "Where the fact is printed: source, line, printed words and SHA-256 of the line, or a citation of another public book.",
  },
  parts: {
    source: {
      kind: "reference",
      to: "sources",
      optional: true,
      iri: "dct:isPartOf",
      label: { ja: "資料", en: "Source" },
      description: { ja: "資料の識別子", en: "Id of the source" },
    },
    line: {
      kind: "integer",
      range: [1, 1_000_000],
      optional: true,
      label: { ja: "行", en: "Line" },
      description: { ja: "資料の行番号（1から）", en: "Line of the source, counted from 1" },
    },
    printed: {
      kind: "text",
      language: "ja",
      optional: true,
      label: { ja: "記載された語句", en: "Printed words" },
      description: { ja: "その行に記載されたままの語句", en: "The words exactly as printed in that line" },
    },
    sha256: {
      kind: "digest",
      optional: true,
      label: { ja: "行のSHA-256", en: "SHA-256 of the line" },
      description: {
        ja: "行頭の記号（#、- など）を含み、行末を除いた、その行全体のUTF-8バイト列のSHA-256",
        en: "SHA-256 of the UTF-8 bytes of that whole line, with the marks at its start (#, -), without the line end",
      },
    },
    citation: { ...citation, optional: true },
    supports: {
      kind: "text",
      many: true,
      optional: true,
      label: { ja: "裏付ける項目", en: "Supports" },
      description: {
        ja: "この根拠が裏付ける項目。ない場合はレコード全体。",
        en: "The fields that this evidence is for; absent where it is for the record as a whole",
      },
    },
  },
};

/** Who made the English of the record's title. */
export const enBasis: Field = {
  kind: "code",
  ofRecord: true,
  scheme: "enBasis",
  label: { ja: "英語名の根拠", en: "Basis of the English" },
  description: {
    ja: "英語の名称が公式のものか、当ポータルの訳か。名称以外の英語はすべて当ポータルの訳。",
    en: "Whether the English title is official or this portal's translation. All other English is this portal's translation.",
  },
  values: {
    official: { ja: "公式の英語名", en: "Official English name" },
    ours: { ja: "当ポータルの訳", en: "Translation by this portal" },
    none: { ja: "英訳なし（日本語のまま）", en: "Not translated: the Japanese stands in its place" },
  },
};

/** Whether a statement is printed in a source or is this portal's reading. */
export const basis: Field = {
  kind: "code",
  ofRecord: true,
  scheme: "basis",
  facet: true,
  label: { ja: "事実・解釈の別", en: "Fact or interpretation" },
  description: {
    ja: "資料に記載された事実か、当ポータルの解釈か。",
    en: "Whether the statement is printed in a source or is this portal's interpretation.",
  },
  values: {
    printed: { ja: "記載された事実", en: "Printed fact" },
    interpretation: { ja: "当ポータルの解釈", en: "Interpretation by this portal" },
  },
};
