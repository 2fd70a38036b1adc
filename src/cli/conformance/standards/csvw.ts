import { parse } from "csv-parse/sync";
import { linksOf } from "../link-header";
import type { Portal } from "../portal";
import type { Standard } from "../standard";

/** The parts of CSV on the Web's metadata that are held (Metadata Vocabulary for Tabular Data, section 5). */
type Datatype = { readonly base: string; readonly format?: string; readonly minimum?: number; readonly maximum?: number };
type Column = {
  readonly name: string;
  readonly required?: boolean;
  readonly separator?: string;
  readonly datatype: string | Datatype;
};
type ForeignKey = { readonly columnReference: string; readonly reference: { readonly resource: string } };
type Table = {
  readonly url: string;
  readonly tableSchema: { readonly columns: readonly Column[]; readonly foreignKeys?: readonly ForeignKey[] };
};
/** The records of a table by column, and their ids. */
type Read = { readonly records: readonly Record<string, string>[]; readonly ids: ReadonlySet<string> };

export const csvw: Standard = {
  title: "CSV on the Web",
  async violations(portal) {
    const found: string[] = [];
    // Model for Tabular Data, section 5.3: where metadata is, when no Link names it.
    const [first] = (await portal.text("/.well-known/csvm")).split("\n");
    if (first !== "{+url}-metadata.json") found.push("/.well-known/csvm does not name {+url}-metadata.json");
    const { tables } = await portal.json<{ tables: Table[] }>(`/dumps/${portal.latest}/csv-metadata.json`);
    const read = new Map<string, Read>();
    for (const table of tables) {
      const { faults, ...rest } = await readTable(portal, table);
      found.push(...faults);
      read.set(table.url, rest);
    }
    for (const table of tables) found.push(...danglingKeys(table, read));
    return found;
  },
};

async function readTable(portal: Portal, { url, tableSchema: { columns } }: Table): Promise<Read & { faults: string[] }> {
  const faults: string[] = [];
  // Tables are named beside the metadata.
  const path = `/dumps/${portal.latest}/${url}`;
  const response = await portal.ask(path);
  if (!linksOf(response).some(({ type }) => type === "application/csvm+json")) faults.push(`${url}: no Link to its metadata`);
  if (!/charset=utf-8/i.test(response.headers.get("content-type") ?? "")) faults.push(`${url}: no charset`);
  const [header = [], ...body]: string[][] = parse(await response.text());
  const names = columns.map(({ name }) => name);
  if (header.join() !== names.join()) faults.push(`${url}: columns ${header.join()} are not ${names.join()}`);
  const records = body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])));
  const ids = new Set(records.map((record) => record.id ?? ""));
  if (ids.size !== records.length) faults.push(`${url}: a primary key comes twice`);
  for (const column of columns)
    for (const record of records) faults.push(...cellFaults(column, record[column.name] ?? "").map((fault) => `${url}: ${fault}`));
  const { tables } = await portal.json<{ tables: Table[] }>(`${path}-metadata.json`);
  if (!tables.some((table) => table.url === url)) faults.push(`${path}-metadata.json does not describe it`);
  return { records, ids, faults };
}

function cellFaults({ name, required, separator, datatype }: Column, cell: string): string[] {
  if (cell === "") return required ? [`${name} is empty`] : [];
  const { base, format, minimum, maximum } = typeof datatype === "string" ? ({ base: datatype } as Datatype) : datatype;
  const isNumber = ["integer", "decimal"].includes(base);
  return (separator ? cell.split(separator) : [cell]).flatMap((value) => {
    if (isNumber && !/^-?\d+$/.test(value)) return [`${name} ${value} is no ${base}`];
    const [least, most] = [minimum ?? Number.NEGATIVE_INFINITY, maximum ?? Number.POSITIVE_INFINITY];
    if (isNumber && (Number(value) < least || Number(value) > most)) return [`${name} ${value} is out of range`];
    return format && !new RegExp(`^(?:${format})$`).test(value) ? [`${name} ${value} is not ${format}`] : [];
  });
}

function danglingKeys({ url, tableSchema }: Table, read: ReadonlyMap<string, Read>): string[] {
  return (tableSchema.foreignKeys ?? []).flatMap(({ columnReference, reference }) =>
    (read.get(url)?.records ?? [])
      .map((record) => record[columnReference])
      .filter((value) => value && !read.get(reference.resource)?.ids.has(value))
      .map((value) => `${url}: ${columnReference} ${value} is in no ${reference.resource}`),
  );
}
