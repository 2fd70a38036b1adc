import { evidenceOf } from "../../catalog/attribution";
import type { Json, Row } from "../../model/field";
import { sha256Of } from "./digest";
import type { Line } from "./lines";

/**
 * Ids of ministries and agencies that budget books name, after the short names that they use for themselves. An id is no translation: the name
 * stays as printed.
 */
const ids: Readonly<Record<string, string>> = {
  国会: "diet",
  内閣官房: "cabinet-secretariat",
  内閣府: "cabinet-office",
  警察庁: "npa",
  金融庁: "fsa",
  消費者庁: "caa",
  こども家庭庁: "cfa",
  デジタル庁: "digital-agency",
  復興庁: "reconstruction-agency",
  公正取引委員会: "jftc",
  個人情報保護委員会: "ppc",
  カジノ管理委員会: "jcrc",
  総務省: "mic",
  消防庁: "fdma",
  公害等調整委員会: "edcc",
  法務省: "moj",
  公安調査庁: "psia",
  外務省: "mofa",
  財務省: "mof",
  国税庁: "nta",
  文部科学省: "mext",
  スポーツ庁: "jsa",
  文化庁: "aca",
  厚生労働省: "mhlw",
  中央労働委員会: "clrc",
  農林水産省: "maff",
  林野庁: "rinya",
  水産庁: "jfa",
  経済産業省: "meti",
  特許庁: "jpo",
  国土交通省: "mlit",
  国土交通省観光庁: "jta",
  国土交通省気象庁: "jma",
  国土交通省海上保安庁: "jcg",
  国土交通省運輸安全委員会: "jtsb",
  環境省: "env",
  原子力規制委員会: "nra",
  防衛省: "mod",
};

/** The bodies of a dataset: those that its lines are booked under, and who published the book. */
export class Ministries {
  readonly #known: ReadonlyMap<string, Row>;
  readonly #made = new Map<string, Row>();

  /** `known`: organizations of the portal's own dataset, whose ids and official names are kept. */
  constructor(known: readonly Row[]) {
    this.#known = new Map(known.map((row) => [(row.name as { ja: string }).ja, row]));
  }

  /** The id of the body of a name, which the first line that prints it becomes the evidence of. Null for none and for several. */
  idOf(name: string, source: string, line: Line): string | null {
    // 「内閣府、文部科学省及び環境省」 is a joint account: booked under no one of them.
    if (name === "" || /、|及び/.test(name)) return null;
    return this.#bodyOf(name, { source, line: line.number, printed: name, sha256: line.sha256 });
  }

  /** The id of the body that published a book, which need not stand in the book. */
  publisherOf(name: string, citation: { readonly [key: string]: Json }): string {
    return this.#bodyOf(name, { citation });
  }

  /** Their records. */
  get rows(): readonly Row[] {
    return [...this.#made.values()];
  }

  #bodyOf(name: string, evidence: { readonly [key: string]: Json }): string {
    const made = this.#made.get(name);
    if (made) return made.id;
    const row = this.#recordOf(name, evidence);
    this.#made.set(name, row);
    return row.id;
  }

  #recordOf(name: string, evidence: { readonly [key: string]: Json }): Row {
    const known = this.#known.get(name);
    if (!known) {
      return {
        id: ids[name] ?? `ministry-${sha256Of(name).slice(0, 8)}`,
        name: { ja: name, en: name },
        enBasis: "none",
        type: name === "国会" ? "legislature" : "ministry",
        evidence: [evidence],
      };
    }
    const { id, enBasis, type, corporateNumber } = known;
    const ofNumber = evidenceOf(known).filter(({ supports }) =>
      (supports as readonly string[] | undefined)?.includes("corporateNumber"),
    );
    const numbered = corporateNumber && ofNumber.length > 0;
    return {
      id,
      name: known.name as Json,
      enBasis: enBasis as Json,
      type: type as Json,
      ...(numbered && { corporateNumber: corporateNumber as Json }),
      evidence: [evidence, ...(numbered ? ofNumber : [])],
    };
  }
}
