import type { Literal } from "n3";
import { WHOLE } from "../../../catalog/dataset";
import { descriptions } from "../graphs";
import { DATATYPES, PLAIN } from "../literal-forms";
import type { Portal } from "../portal";
import type { Standard } from "../standard";

const XSD = "http://www.w3.org/2001/XMLSchema#";
/** Of the two languages of the portal: `ja` and `en`, without a region. */
const LANGUAGES = ["ja", "en"];

/**
 * Every literal says what it is (RDF 1.1 Concepts section 3.3): words in Japanese or English, a value of the datatype that there is for
 * it and in its lexical space, or a plain string of a property that is known to have neither.
 */
export const literals: Standard = {
  title: "Linked data: every literal has its language or datatype",
  async violations(portal) {
    const found = new Set<string>();
    for (const path of await graphs(portal)) {
      for (const { subject, predicate, object } of await portal.graph(path)) {
        if (object.termType !== "Literal") continue;
        const fault = faultOf(predicate.value.replace(portal.publicUrl, ""), object);
        if (fault) found.add(`${subject.value} ${predicate.value} “${object.value}” ${fault}`);
      }
    }
    return [...found];
  },
};

/** What describes the data, every record of the latest release at once, and one of each collection by itself. */
async function graphs(portal: Portal): Promise<string[]> {
  const { latest, collections } = portal;
  const records = await Promise.all(
    collections.map(async (collection) =>
      (await portal.ids(collection)).slice(0, 1).map((id) => `/v1/releases/${latest}/${collection}/${id}.jsonld`),
    ),
  );
  return [
    ...(await descriptions(portal)).map((path) => `${path}.ttl`),
    `/dumps/${latest}/${WHOLE}.nq`,
    `/dumps/${latest}/${WHOLE}.jsonld`,
    ...records.flat(),
  ];
}

function faultOf(property: string, { value, language, datatype }: Literal): string | null {
  const name = datatype.value.replace(XSD, "");
  if (!language && name !== "string") {
    const known = DATATYPES[name];
    if (!known) return `has the unknown datatype ${datatype.value}`;
    return known.form.test(value) ? null : `is not in the lexical space of ${name}`;
  }
  if (!language) {
    const plain = PLAIN.find((one) => one.property === property);
    if (!plain) return "has neither language nor datatype";
    return plain.form.test(value) ? null : `is not what plain values of its property are: ${plain.reason}`;
  }
  if (!LANGUAGES.includes(language)) return `is in the language ${language}`;
  const [betrayed] = Object.entries(DATATYPES).find(([, { betrays }]) => betrays?.test(value)) ?? [];
  return betrayed ? `looks like ${betrayed} and is not typed` : null;
}
