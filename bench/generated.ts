import { entities } from "../src/model";
import { complete, type Entity } from "../src/model/entity";
import type { Json, Row } from "../src/model/field";
import type { Text } from "../src/model/text";
import { fields, places, types, works } from "./vocabulary";

/** How a generated book is divided among the collections, of a million records. */
const SHARES: Readonly<Record<string, number>> = { initiatives: 300_000, milestones: 98_962, organizations: 1_000 };

// Small collections have the size of the real ones, whatever the book's.
const FIXED: Readonly<Record<string, number>> = { sources: 1, plans: 2, strategies: 5, themes: 30 };

/** The collections of a generated book of so many records, in the order of the registry, each with its number of records. */
export function collectionsOf(records: number): readonly (readonly [entity: Entity, count: number])[] {
  const shares = Object.entries(SHARES).map(([name, share]) => [name, Math.max(1, Math.round((share * records) / 1e6))] as const);
  const counts: Record<string, number> = { ...FIXED, ...Object.fromEntries(shares) };
  // What is left are stated amounts.
  counts.budgets = records - Object.values(counts).reduce((sum, count) => sum + count, 0);
  return entities.flatMap((entity) => (counts[entity.collection] ? [[entity, counts[entity.collection] as number] as const] : []));
}

/** How many records of a collection a generated book has. */
export function sizeOf(collection: string, records: number): number {
  return collectionsOf(records).find(([entity]) => entity.collection === collection)?.[1] ?? 0;
}

/**
 * The records of a collection of a generated book as of a release (sequences from 1), in the order of ids: the same for the same
 * arguments, in the shape of the real ones (Japanese and English text, amounts that overlap years, evidence for each).
 */
export function* generatedRows(entity: Entity, records: number, sequence = 1): Generator<Row> {
  const count = sizeOf(entity.collection, records);
  for (let i = 0; i < count; i++) yield generatedRow(entity, records, i, sequence);
}

/** One record in the state that holds in a release. */
export function generatedRow(entity: Entity, records: number, i: number, sequence: number): Row {
  const make = makers[entity.collection];
  if (!make) throw new Error(`no generator for ${entity.collection}`);
  const initiatives = sizeOf("initiatives", records);
  const row = { id: idOf(entity.collection, i), ...make({ i, state: stateOf(entity, i, sequence), initiatives }) };
  return complete(entity, entity.derive(complete(entity, row)));
}

/** Whether a release changes a record: one in fifty, and none in the first release. */
export function isChangedIn(entity: Entity, i: number, sequence: number): boolean {
  return sequence > 1 && !FIXED[entity.collection] && mix(seedOf(entity), i, sequence) % 50 === 0;
}

function stateOf(entity: Entity, i: number, sequence: number): number {
  let state = 0;
  for (let release = 2; release <= sequence; release++) if (isChangedIn(entity, i, release)) state = release;
  return state;
}

/** Ids in the order of their numbers. */
export function idOf(collection: string, i: number): string {
  return `${collection}-${String(i).padStart(7, "0")}`;
}

type Asked = { readonly i: number; readonly state: number; readonly initiatives: number };
type Written = { readonly [field: string]: Json };

const makers: Readonly<Record<string, (asked: Asked) => Written>> = {
  sources: () => ({
    title: {
      ja: "科学技術・イノベーション政策の概要（生成データ）",
      en: "Outline of science, technology and innovation policy (generated)",
    },
    enBasis: "ours",
    publisher: idOf("organizations", 0),
    issued: "2025-03",
    language: "ja",
    sha256: digestOf(0),
    lineCount: 1_000_000,
    licence: "https://creativecommons.org/licenses/by/4.0/",
    evidence: [{ citation: { title: "生成データ", publisher: "生成データ" } }],
  }),
  plans: ({ i }) => ({
    name: { ja: `第${i + 5}期科学技術基本計画`, en: `Basic Plan for Science and Technology, period ${i + 5}` },
    enBasis: "ours",
    ordinal: i + 5,
    fiscalYearStart: 2016 + 5 * i,
    fiscalYearEnd: 2020 + 5 * i,
    evidence: evidenceOf(i, "基本計画"),
  }),
  strategies: ({ i }) => ({
    name: { ja: `統合イノベーション戦略${2020 + i}`, en: `Integrated Innovation Strategy ${2020 + i}` },
    enBasis: "ours",
    year: 2020 + i,
    plan: idOf("plans", 1),
    status: "published",
    evidence: evidenceOf(i, "統合イノベーション戦略"),
  }),
  themes: ({ i }) => ({
    label: pick(fields, i),
    enBasis: "ours",
    type: "persisting",
    broader: i < 5 ? null : idOf("themes", i % 5),
    plan: idOf("plans", 1),
    position: i + 1,
    evidence: evidenceOf(i, pick(fields, i).ja),
  }),
  organizations: ({ i }) => ({
    name: {
      ja: `${pick(places, i).ja}${pick(fields, i).ja}研究所`,
      en: `${pick(places, i).en} Institute for ${pick(fields, i).en}`,
    },
    enBasis: "ours",
    type: "university",
    evidence: evidenceOf(i, pick(places, i).ja),
  }),
  initiatives({ i, state }) {
    const name = nameOf(i);
    const [place, other, work] = [pick(places, mix(1, i)), pick(fields, mix(2, i)), pick(works, mix(3, i))];
    return {
      name,
      enBasis: "ours",
      aliases: i % 10 === 0 ? [`${pick(fields, i).ja.slice(0, 2)}${i % 97}`] : [],
      type: typeOf(i).type,
      theme: idOf("themes", mix(4, i) % 30),
      partOf: null,
      organizations: i % 4 === 0 ? [idOf("organizations", mix(5, i) % 10)] : [],
      description: {
        ja: `${place.ja}の大学・企業と連携し、${other.ja}の${work.ja}を${state ? `拡充する（第${state}版で改訂）` : "進める"}。`,
        en: `Works with universities and companies in ${place.en} on ${work.en} in ${other.en}${state ? `, extended (revised in edition ${state})` : ""}.`,
      },
      evidence: evidenceOf(i, name.ja),
    };
  },
  budgets({ i, state, initiatives }) {
    const of = mix(6, i) % initiatives;
    const name = nameOf(of);
    const year = 2015 + (mix(7, i) % 10);
    // Nearly every third amount is a total over two years.
    const years = mix(8, i) % 3 === 0 ? [year, year + 1] : [year];
    const phase = mix(9, i) % 4 === 0 ? "supplementary" : "initial";
    const oku = 1 + (mix(10, i, state) % 5000);
    const printed = `${years.length > 1 ? "計" : ""}${oku.toLocaleString("en-US")}億円`;
    const word = { ja: phase === "initial" ? "当初" : "補正", en: phase };
    return {
      label: {
        ja: `${name.ja}（${years.map((one) => `${one}年度${word.ja}`).join("・")}予算 ${printed}）`,
        en: `${name.en} (FY${years.join(" and FY")} ${word.en} budget, ${oku / 10} billion yen)`,
      },
      enBasis: "ours",
      initiative: idOf("initiatives", of),
      amount: oku * 100_000_000,
      amountPrinted: printed,
      measure: mix(11, i) % 100 === 0 ? "endowment" : "appropriation",
      precision: mix(12, i) % 20 === 0 ? "approximate" : "exact",
      rounds: years.map((fiscalYear) => ({ fiscalYear, phase })),
      range: null,
      phase,
      ambiguous: false,
      note:
        years.length > 1
          ? { ja: "資料は合計だけを記載し、内訳を示していない。", en: "The source prints only the total and no split." }
          : null,
      evidence: evidenceOf(i, `${name.ja} ${printed}`),
    };
  },
  milestones({ i, state, initiatives }) {
    const of = mix(13, i) % initiatives;
    const [year, month] = [2018 + (mix(14, i) % 8), 1 + (mix(15, i, state) % 12)];
    const name = nameOf(of);
    return {
      label: { ja: `${name.ja}の公表`, en: `${name.en} published` },
      enBasis: "ours",
      initiative: idOf("initiatives", of),
      date: `${year}-${String(month).padStart(2, "0")}`,
      type: "published",
      organizations: [],
      evidence: evidenceOf(i, `${name.ja}（${year}年${month}月公表）`),
    };
  },
};

function nameOf(i: number): Text {
  const [place, field, work, type] = [pick(places, mix(16, i)), pick(fields, mix(17, i)), pick(works, mix(18, i)), typeOf(i)];
  const nth = 1 + (i % 997);
  return {
    ja: `${place.ja}${field.ja}${work.ja}${type.ja}（第${nth}期）`,
    en: `${place.en} ${type.en} for ${work.en} in ${field.en}, phase ${nth}`,
  };
}

function typeOf(i: number) {
  return pick(types, mix(19, i));
}

function evidenceOf(i: number, printed: string): Json {
  return [{ source: idOf("sources", 0), line: 1 + (i % 999_999), printed, sha256: digestOf(i) }];
}

/** The form of a digest; generated lines are printed nowhere. */
function digestOf(i: number): string {
  return Array.from({ length: 8 }, (_, part) =>
    mix(20 + part, i)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
}

function pick<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

function seedOf({ collection }: Entity): number {
  return [...collection].reduce((sum, character) => sum * 31 + (character.codePointAt(0) as number), 7) >>> 0;
}

/** A number of 32 bits that looks random and is the same for the same parts (the finalizer of MurmurHash3 over each). */
function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
