import type { Standard } from "../standard";

const PATH = "/.well-known/security.txt";
const HTTPS = /^https:\/\/\S+$/;

/** The fields of RFC 9116 (section 2.5), how often each may come, and the form of its value. Web addresses are HTTPS (section 2.5.3 and others). */
const FIELDS: Readonly<Record<string, { readonly least?: number; readonly most?: number; readonly form: RegExp }>> = {
  Acknowledgments: { form: HTTPS },
  Canonical: { form: HTTPS },
  Contact: { least: 1, form: /^(https:\/\/|mailto:\S+@|tel:\+)\S+$/ },
  Encryption: { form: /^(https|dns|openpgp4fpr):\S+$/ },
  Expires: { least: 1, most: 1, form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i },
  Hiring: { form: HTTPS },
  Policy: { form: HTTPS },
  "Preferred-Languages": { most: 1, form: /^[A-Za-z]{2,3}(-\w+)*(, ?[A-Za-z]{2,3}(-\w+)*)*$/ },
};

export const securityTxt: Standard = {
  title: "security.txt (RFC 9116)",
  async violations(portal) {
    const response = await portal.ask(PATH);
    const found: string[] = [];
    // Section 3: text/plain in UTF-8.
    if (response.headers.get("content-type") !== "text/plain; charset=utf-8")
      found.push(`it is ${response.headers.get("content-type")}`);
    const lines = (await response.text()).split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
    const fields = lines.map((line) => /^([A-Za-z-]+): (.*)$/.exec(line) ?? [line, line, ""]);
    for (const [line, name = "", value = ""] of fields)
      if (!FIELDS[name]?.form.test(value)) found.push(`“${line}” is no field of RFC 9116, or its value has another form`);
    const of = (name: string) => fields.filter((field) => field[1] === name).map(([, , value = ""]) => value);
    for (const [name, { least = 0, most = Number.POSITIVE_INFINITY }] of Object.entries(FIELDS))
      if (of(name).length < least || of(name).length > most) found.push(`${of(name).length} times ${name}`);
    // Section 2.5.5: not yet run out, and less than a year ahead.
    const expires = Date.parse(of("Expires")[0] ?? "");
    if (!(expires > Date.now() && expires < Date.now() + 366 * 86_400_000))
      found.push("it has run out or lasts longer than a year");
    // Section 2.5.2: what names addresses of its own names the one where it was found.
    if (of("Canonical").length > 0 && !of("Canonical").includes(portal.publicUrl + PATH))
      found.push("Canonical is another address");
    return found;
  },
};
