import type { Language } from "../../model/text";
import { japaneseDate, MONTHS } from "../attribution";
import { type Citation, type CitationStyle, citedTitle, type InSentence } from "../citation";

/**
 * Plain text: APA (7th edition, section 10.9, data sets), 日本語 after SIST 02 (参照文献の書き方), the sentence of source that
 * 公共データ利用規約 asks for, and how to prove the figures. The day of access, YYYY-MM-DD, is left to the reader.
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
${citation.withdrawn ? `${citation.withdrawn.en}\n${citation.withdrawn.ja}\n` : ""}${citation.url}
SHA-256 ${citation.digest.sha256}
of ${citation.digest.covers.en} / ${citation.digest.covers.ja}
${citation.withdrawn ? "" : `curl -sS '${citation.digest.of}' | sha256sum\n`}`,
};

/** The sentence that a reader of a language cites by. */
export const sentences = { ja: sist, en: apa } as const satisfies Record<Language, (citation: InSentence) => string>;

/** The citation in APA style, in a sentence. */
export function apa(citation: InSentence): string {
  const { publisher, release, partOf, url } = citation;
  const [year, month, day] = release.issued.split("-");
  const title = citedTitle(citation).en;
  const within = partOf.length > 0 ? ` In ${partOf.map((one) => one.title.en).join(", ")}.` : "";
  const date = `${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}`;
  return `${publisher.en}. (${date}). ${title} (Release ${release.id}) [Data set].${within} ${url}`;
}

/** The citation in Japanese after SIST 02: 著者. “題名”. 上位の題名. 版. 発行日. 入手先, (参照 日付). A work as a whole has no quotation marks. */
export function sist(citation: InSentence): string {
  const { publisher, release, partOf, url } = citation;
  const title = citedTitle(citation).ja;
  const within = partOf.map((one) => `${one.title.ja}. `).join("");
  const quoted = partOf.length > 0 ? `“${title}”` : title;
  return `${publisher.ja}. ${quoted}. ${within}リリース${release.id}. ${release.issued}. ${url}, (参照 YYYY-MM-DD).`;
}

function source({ attribution, terms, publisher, release, url }: Citation): string {
  const under = terms.map((one) => `\n資料の利用条件: ${one}`).join("");
  return `${attribution.ja}。${publisher.ja} リリース${release.id}（${japaneseDate(release.issued)}） ${url} による。${under}`;
}

function sourceInEnglish({ attribution, terms, publisher, release, url }: Citation): string {
  const under = terms.map((one) => `\nTerms of the source: ${one}`).join("");
  return `${attribution.en}. From ${publisher.en}, release ${release.id} of ${release.issued}, ${url}${under}`;
}
