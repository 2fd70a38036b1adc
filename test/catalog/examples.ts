import type { Citation } from "../../src/catalog/citation";
import { publisher } from "../../src/catalog/dataset";

const base: Citation = {
  key: "sti-policy-1.2.0",
  kind: "dataset",
  title: { ja: "科学技術・イノベーション政策オープンデータ", en: "Open data on Japan’s science, technology and innovation policy" },
  partOf: [],
  description: { ja: "概要。", en: "A summary." },
  withdrawn: null,
  note: { ja: "追加。", en: "Adds facts." },
  release: { id: "1.2.0", issued: "2026-11-24" },
  publisher,
  url: "https://sti-policy.example/v1/releases/1.2.0",
  digest: {
    sha256: "ab".repeat(32),
    of: "https://sti-policy.example/dumps/1.2.0/sti-policy.nq",
    covers: { ja: "全体", en: "the whole file" },
  },
  licence: "https://creativecommons.org/licenses/by/4.0/",
  attribution: { ja: "出典：内閣府「資料」を加工して作成", en: "Source: Cabinet Office, “Document”, edited" },
  terms: ["https://www.digital.go.jp/resources/open_data/public_data_license_v1.0"],
  previous: "https://sti-policy.example/v1/releases/1.1.1",
  next: "https://sti-policy.example/v1/releases/1.2.1",
};
const part = {
  partOf: [
    { title: { ja: "予算額", en: "Budgets" }, url: "https://sti-policy.example/v1/releases/1.2.0/budgets" },
    { title: base.title, url: "https://sti-policy.example/v1/releases/1.2.0" },
  ],
  withdrawn: null,
  note: null,
  digest: {
    sha256: "cd".repeat(32),
    of: "https://sti-policy.example/x?fields=id,amount&sort=-id",
    covers: { ja: "1行", en: "one line" },
  },
};

/** One citation of each kind, with titles that a careless writer would break. */
export const examples: readonly Citation[] = [
  base,
  { ...base, ...part, kind: "collection", key: "sti-policy-1.2.0-budgets", title: { ja: "予算額（資料の記載）", en: "Budgets" } },
  {
    ...base,
    ...part,
    kind: "record",
    key: "sti-policy-1.2.0-initiatives-odd",
    url: "https://sti-policy.example/v1/releases/1.2.0/initiatives/odd",
    title: { ja: "「研究」： 100%_#&{}\\の“推進”: 'x'", en: `R&D: 100%_of #1 {braces} \\back ~ ^ $ "quotes" 'x' — dash` },
  },
  {
    ...base,
    ...part,
    kind: "figure",
    key: "sti-policy-1.2.0-budgets-sbir-2022-amount",
    url: "https://sti-policy.example/v1/releases/1.2.0/budgets/sbir-2022?fields=id,amount",
    title: { ja: "SBIR制度", en: "SBIR" },
    figure: { ja: "金額 206,000,000,000円", en: "Amount 206,000,000,000 yen" },
    previous: null,
  },
  {
    ...base,
    ...part,
    kind: "query",
    key: "sti-policy-1.2.0-query-0123456789abcdef0123456789abcdef",
    url: "https://sti-policy.example/v1/queries/0123456789abcdef0123456789abcdef",
    title: { ja: "クエリ budgets?amount__gte=1&sort=-amount", en: "Query on Budgets: budgets?amount__gte=1&sort=-amount" },
    previous: null,
  },
];
