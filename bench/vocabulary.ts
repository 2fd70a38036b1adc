import type { Text } from "../src/model/text";

/** Words that generated names are made of: the shape of real ones, each with its English. */
export const fields: readonly Text[] = words(`
量子技術|quantum technology;人工知能|artificial intelligence;次世代半導体|next-generation semiconductors;再生医療|regenerative medicine;
宇宙輸送|space transport;海洋観測|ocean observation;感染症対策|infectious disease control;材料科学|materials science;
核融合エネルギー|fusion energy;水素利用|hydrogen use;蓄電池|storage batteries;情報通信|information and communications;
サイバーセキュリティ|cybersecurity;自動運転|automated driving;防災減災|disaster risk reduction;食料安全保障|food security;
気候変動適応|climate change adaptation;資源循環|resource circulation;創薬|drug discovery;脳科学|brain science;
バイオものづくり|biomanufacturing;ロボティクス|robotics;光電融合|optoelectronic convergence;極域研究|polar research;
大学改革|university reform;博士人材育成|training of doctoral talent;研究基盤整備|research infrastructure;データ連携|data linkage;
スタートアップ支援|support for startups;地域中核大学|regional core universities;国際標準化|international standardization;知的財産|intellectual property;
ゲノム解析|genome analysis;橋渡し研究|translational research;素粒子物理|particle physics;高性能計算|high-performance computing;
電波利用|use of radio waves;農林水産技術|agricultural technology;都市基盤|urban infrastructure;人文社会科学|humanities and social sciences`);

export const works: readonly Text[] = words(`
研究開発|research and development;社会実装|deployment in society;実証|demonstration;拠点形成|formation of hubs;
人材交流|exchange of people;基盤強化|strengthening of foundations;国際共同研究|joint international research;産学連携|collaboration of industry and academia;
設備高度化|upgrade of facilities;標準策定|setting of standards;試験運用|trial operation;調査分析|survey and analysis`);

export const types: readonly (Text & { readonly type: string })[] = words(`
プログラム|Programme;基金|Fund;法|Act;研究機構|Institute;推進会議|Council;基本方針|Basic Policy;制度|Scheme;協力枠組み|Cooperation;戦略|Policy`).map(
  (text, i) => ({
    ...text,
    type: ["programme", "fund", "legislation", "institution", "council", "policy-document", "scheme", "cooperation", "policy"][
      i
    ] as string,
  }),
);

export const places: readonly Text[] = words(`
北海道|Hokkaido;青森|Aomori;岩手|Iwate;宮城|Miyagi;秋田|Akita;山形|Yamagata;福島|Fukushima;茨城|Ibaraki;栃木|Tochigi;群馬|Gunma;埼玉|Saitama;
千葉|Chiba;東京|Tokyo;神奈川|Kanagawa;新潟|Niigata;富山|Toyama;石川|Ishikawa;福井|Fukui;山梨|Yamanashi;長野|Nagano;岐阜|Gifu;静岡|Shizuoka;
愛知|Aichi;三重|Mie;滋賀|Shiga;京都|Kyoto;大阪|Osaka;兵庫|Hyogo;奈良|Nara;和歌山|Wakayama;鳥取|Tottori;島根|Shimane;岡山|Okayama;
広島|Hiroshima;山口|Yamaguchi;徳島|Tokushima;香川|Kagawa;愛媛|Ehime;高知|Kochi;福岡|Fukuoka;佐賀|Saga;長崎|Nagasaki;熊本|Kumamoto;
大分|Oita;宮崎|Miyazaki;鹿児島|Kagoshima;沖縄|Okinawa`);

function words(pairs: string): Text[] {
  return pairs
    .replaceAll("\n", "")
    .split(";")
    .filter(Boolean)
    .map((pair) => {
      const [ja = "", en = ""] = pair.split("|");
      return { ja, en };
    });
}
