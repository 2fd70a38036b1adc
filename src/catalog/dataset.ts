import type { Text } from "../model/text";

/** What the dataset, and with it the portal, is called. */
export const datasetTitle: Text = {
  ja: "科学技術・イノベーション政策オープンデータ",
  en: "Open data on Japan’s science, technology and innovation policy",
};

/** Who makes and publishes it. No comma: RIS would read what follows one as a given name. */
export const publisher: Text = {
  ja: "科学技術・イノベーション政策オープンデータポータル",
  en: "Japan STI Policy Open Data Portal",
};

/** The sentence that 公共データ利用規約 asks for: the source, and that it was edited. */
export const attribution: Text = {
  ja: "出典：内閣府「今後の科学技術・イノベーション政策の方向性について」（2025年3月）を加工して作成",
  en: "Source: Cabinet Office, “Future Directions for Science, Technology and Innovation Policy” (March 2025), edited",
};
