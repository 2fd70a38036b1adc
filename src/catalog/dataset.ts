import type { DumpFile, Manifest } from "../model/release";
import type { Text } from "../model/text";

/** What the dataset, and with it the portal, is called. */
export const datasetTitle: Text = {
  ja: "科学技術・イノベーション政策オープンデータ",
  en: "Open data on Japan’s science, technology and innovation policy",
};

/** What the files of a whole release are called, and the keys of citations begin with. */
export const WHOLE = "sti-policy";

/** The file of a whole release as canonical N-Quads: its digest is the dataset's (RDFC-1.0). */
export function graphFile({ files }: Manifest): DumpFile | undefined {
  return files.find(({ name }) => name === `${WHOLE}.nq`);
}

/**
 * The document that the dataset grew from, in the words of sentences that no request reads records for. A test holds them to
 * data/sources.yaml: a second source has to be named in these sentences too.
 */
export const sourceDocument = {
  publisher: { ja: "内閣府", en: "Cabinet Office" },
  title: {
    ja: "今後の科学技術・イノベーション政策の方向性について",
    en: "Future Directions for Science, Technology and Innovation Policy",
  },
  issued: { ja: "2025年3月", en: "March 2025" },
} as const satisfies Record<string, Text>;

const { publisher: by, title, issued } = sourceDocument;

/** What the dataset holds, whatever the release. */
export const datasetDescription: Text = {
  ja: `${by.ja}の資料「${title.ja}」（${issued.ja}）に記載された基本計画、年次戦略と重点、施策、金額、日付、件数、今後の方向性と、金額に関連する予算書・行政事業レビューシートの記載。各レコードに根拠を付し、リリースごとに版を固定しています。`,
  en: `The Basic Plans, yearly strategies and their priorities, initiatives, amounts, dates, counts and directions stated in the ${by.en} document “${title.en}” (${issued.en}), with the related lines of budget books and review sheets. Each record has its evidence, and each release is a fixed edition.`,
};

/** The time that it is about: fiscal years 2018, of the first supplementary budget named, to 2025, the last of the sixth plan. */
export const period = { start: "2018-04-01", end: "2026-03-31" };

/** Subjects of the dataset. */
export const keywords: readonly Text[] = [
  { ja: "科学技術・イノベーション政策", en: "science, technology and innovation policy" },
  { ja: "科学技術・イノベーション基本計画", en: "Science, Technology, and Innovation Basic Plan" },
  { ja: "統合イノベーション戦略", en: "Integrated Innovation Strategy" },
  { ja: "予算", en: "public budget" },
];

/** Who makes and publishes it. No comma: RIS would read what follows one as a given name. */
export const publisher: Text = {
  ja: "科学技術・イノベーション政策オープンデータポータル",
  en: "Japan STI Policy Open Data Portal",
};

/** The licence of the data, by its name and its identifier in the SPDX list. */
export const spdxLicence = { name: "Creative Commons Attribution 4.0 International", id: "CC-BY-4.0" };

/** The sentence on sources for what shows data of any release: the document, and that each record names what else it rests on. */
export const attribution: Text = {
  ja: `出典：${by.ja}「${title.ja}」（${issued.ja}）、各レコードの根拠に示す資料を加工して作成`,
  en: `Source: ${by.en}, “${title.en}” (${issued.en}), and the works named in the evidence of each record, edited`,
};
