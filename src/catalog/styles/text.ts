import { type Citation, type CitationStyle, citedTitle } from "../citation";

/**
 * Plain text: APA (7th edition, section 10.9, data sets), 日本語 after SIST 02 (参照文献の書き方), the sentence of source that
 * 公共データ利用規約 asks for, and how to prove the figures. The day of access is left to the reader.
 */
export const text: CitationStyle = {
  extension: "txt",
  contentType: "text/plain; charset=utf-8",
  label: { ja: "文章（APA・SIST 02・出典の記載）", en: "Plain text: APA, SIST 02, source sentence" },
  write: (citation) => `APA
${apa(citation)}

SIST 02（日本語）
${sist(citation)}

出典の記載（公共データ利用規約）
${source(citation)}

Source sentence
${sourceInEnglish(citation)}

Proof / 検証
Release ${citation.release.id} (${citation.release.issued})
${citation.url}
SHA-256 ${citation.digest.sha256}
curl -s '${citation.digest.of}' | sha256sum
`,
};

/** The citation in APA style, in a sentence. */
export function apa(citation: Citation): string {
  const { publisher, release, partOf, url } = citation;
  const [year, month, day] = release.issued.split("-");
  const title = citedTitle(citation).en;
  const within = partOf ? ` In ${partOf.en}` : "";
  const date = `${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}`;
  return `${publisher.en}. (${date}). ${title} (Release ${release.id}) [Data set].${within}${within ? "." : ""} ${url}`;
}

/** The citation in Japanese after SIST 02: 著者, 題名, 版, 発行者, 発行日, URL. */
export function sist(citation: Citation): string {
  const { publisher, release, partOf, url } = citation;
  const title = citedTitle(citation).ja;
  const within = partOf ? `${partOf.ja}. ` : "";
  return `${publisher.ja}. “${title}”. ${within}リリース${release.id}. ${release.issued}. ${url}, （参照 年-月-日）.`;
}

function source({ attribution, publisher, release, url }: Citation): string {
  return `${attribution.ja}。${publisher.ja} リリース${release.id}（${japaneseDate(release.issued)}） ${url} による。`;
}

function sourceInEnglish({ attribution, publisher, release, url }: Citation): string {
  return `${attribution.en}. From ${publisher.en}, release ${release.id} of ${release.issued}, ${url}`;
}

function japaneseDate(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
