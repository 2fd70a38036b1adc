import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";

/** What an XML document violates of the grammar in a RELAX NG file (ISO/IEC 19757-2) of this folder, one line for each. */
export async function grammarFaults(xml: string, grammar: string): Promise<string[]> {
  const schema = readFileSync(join(import.meta.dirname, "standards", grammar), "utf8");
  const { errors } = await validateXML({ xml: { fileName: "document.xml", contents: xml }, schema, extension: "relaxng" });
  return errors.map(({ message, loc }) => `line ${loc?.lineNumber}: ${message}`);
}

/** The text of every element of that name, in order, with the five entities of XML resolved. */
export function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, "g"))].map(([, text = ""]) => unescaped(text));
}

/** The attributes of every element of that name, in order. */
export function attributesOf(xml: string, element: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${element} ([^>]*?)/?>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)]),
    ),
  );
}

function unescaped(text: string): string {
  const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof entities) => entities[name]);
}
