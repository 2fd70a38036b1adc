import { byCodePoint } from "../../model/order";
import type { SqliteTable } from ".";
import type { SqliteValue } from "./cell";

/** The keys of a table's indexes, noted while its rows go by. */
export class Keys {
  readonly #table: SqliteTable;
  readonly #columns: ReadonlyMap<string, SqliteValue[]>;
  #rows = 0;

  constructor(table: SqliteTable) {
    this.#table = table;
    this.#columns = new Map([...table.primaryKey, ...table.indexed].map((name) => [name, []]));
  }

  /** The rows of the table. */
  *noted(): Generator<readonly SqliteValue[]> {
    const { columns, rows } = this.#table;
    const noted = [...this.#columns].map(([name, values]) => [columns.findIndex((one) => one.name === name), values] as const);
    for (const row of rows) {
      for (const [at, values] of noted) values.push(row[at] ?? null);
      this.#rows++;
      yield row;
    }
  }

  /** The keys of an index in its order, each with its row number, all in one array. Throws where a unique one comes twice. */
  *sorted(names: readonly string[], unique: boolean): Generator<readonly SqliteValue[]> {
    const columns = names.map((name) => this.#columns.get(name) ?? []);
    const key: SqliteValue[] = [];
    let before = -1;
    for (const row of orderOf(columns, this.#rows)) {
      if (unique && before >= 0 && compareRows(columns, before, row) === 0)
        throw new Error(`${this.#table.name} has the key ${columns.map((values) => values[row]).join(", ")} twice`);
      before = row;
      for (let i = 0; i < columns.length; i++) key[i] = columns[i]?.[row] ?? null;
      key[columns.length] = row + 1;
      yield key;
    }
  }
}

/** The rows, counted from 0, in the order of their keys; those of the same key stay in theirs. */
function orderOf(columns: readonly SqliteValue[][], count: number): Uint32Array {
  const order = new Uint32Array(count).map((_, row) => row);
  let isSorted = true;
  for (let row = 1; row < count && isSorted; row++) isSorted = compareRows(columns, row - 1, row) <= 0;
  if (isSorted) return order;
  const [only, ...others] = columns;
  if (only && others.length === 0) return countedOrder(only);
  return order.sort((a, b) => compareRows(columns, a, b) || a - b);
}

/** The same of one column, of which only the distinct values are compared: many rows refer to the same record. */
function countedOrder(values: readonly SqliteValue[]): Uint32Array {
  const places = new Map<SqliteValue, number>();
  for (const value of values) places.set(value, (places.get(value) ?? 0) + 1);
  let place = 0;
  for (const value of [...places.keys()].sort(compare)) {
    const count = places.get(value) as number;
    places.set(value, place);
    place += count;
  }
  const order = new Uint32Array(values.length);
  for (const [row, value] of values.entries()) {
    const at = places.get(value) as number;
    order[at] = row;
    places.set(value, at + 1);
  }
  return order;
}

function compareRows(columns: readonly SqliteValue[][], a: number, b: number): number {
  for (const values of columns) {
    const difference = compare(values[a] ?? null, values[b] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The order of SQLite: nothing, then numbers, then text by its bytes (Datatypes in SQLite, section 4.1). */
function compare(a: SqliteValue, b: SqliteValue): number {
  if (typeof a === "string" && typeof b === "string") return byCodePoint(a, b);
  const rank = rankOf(a) - rankOf(b);
  return rank !== 0 ? rank : ((a as number | null) ?? 0) - ((b as number | null) ?? 0);
}

function rankOf(value: SqliteValue): number {
  return value === null ? 0 : typeof value === "number" ? 1 : 2;
}
