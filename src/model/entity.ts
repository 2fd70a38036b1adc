import type * as z from "zod";
import { enBasis, evidence } from "./evidence";
import { type Field, type Fields, isMissing, type Row } from "./field";
import { type Form, fieldsSchema } from "./kinds";
import type { Text } from "./text";

/** One kind of record: all that the portal knows about a collection is here and derives from here. */
export type Entity = {
  /** Plural name: file, table, URL, dump. */
  readonly collection: string;
  /** Of a collection, where its hits stand among those of others, from 1. The search index numbers texts by it, so it never changes. */
  readonly place?: number;
  /** RDF class, and the name of the schema in OpenAPI. */
  readonly type: string;
  readonly label: Text;
  readonly description: Text;
  /** The field a record is called by. */
  readonly title: "name" | "label" | "title";
  /** Fields that tell records of the same title apart, where titles repeat. */
  readonly distinguishedBy?: readonly string[];
  /** Fields that a citation tells beside the title, where it stands alone; those that tell records apart where it names none. */
  readonly citedWith?: readonly string[];
  /** What records are sorted by, as a list sorts, where their source prints them in an order. */
  readonly printedOrder?: readonly string[];
  readonly fields: Fields;
  /** The collection that a row's id belongs to, where a list mixes several (search hits). */
  readonly collectionOf?: (row: Row) => string;
  /** Fills the derived fields from the written ones. */
  readonly derive: (row: Row) => Row;
  /** Classes of shared vocabularies that every record belongs to. */
  readonly subClassOf?: readonly string[];
  /** What linked data says of a record beside its fields, from the fields that are shown. */
  readonly linked?: (row: Row) => Linked;
};

/** Statements on a record in the terms of shared vocabularies, written with a prefix: `skos:Concept`. */
export type Linked = {
  readonly classes?: readonly string[];
  readonly links?: readonly (readonly [predicate: string, target: Target])[];
  /** The same the other way round: what is said of another thing. */
  readonly reverse?: readonly (readonly [predicate: string, target: Exclude<Target, { readonly literal: string }>])[];
  /** Things that have no record of their own and are named by a fragment of this one's name. */
  readonly parts?: readonly { readonly fragment: string; readonly classes: readonly string[]; readonly label: Text }[];
};

/** A record, or a part of one; a term of the portal's own vocabulary; or a plain text. */
export type Target =
  | { readonly collection: string; readonly id: string; readonly fragment?: string }
  | { readonly term: string }
  | { readonly literal: string };

type Definition = Omit<Entity, "derive"> & { readonly derive?: Entity["derive"] };

const id: Field = {
  kind: "id",
  label: { ja: "識別子", en: "Identifier" },
  description: {
    ja: "コレクション内で一意の永続的な識別子。名称が変わっても変わらず、再利用されない。",
    en: "Permanent identifier, unique in its collection, kept when the name changes and never reused.",
  },
};

/** Adds what every record has: `id` first, `enBasis` beside the title, `evidence` last. */
export function defineEntity(definition: Definition): Entity {
  const { [definition.title]: title, ...rest } = definition.fields;
  if (!title) throw new Error(`${definition.collection} has no field ${definition.title}`);
  return {
    derive: (row) => row,
    ...definition,
    fields: { id, [definition.title]: title, enBasis, ...rest, evidence },
  };
}

/** The rows of an answer that is worked out: no collection, but shown like one in every format. */
export function defineRows(definition: Omit<Entity, "derive">): Entity {
  return { ...definition, derive: (row) => row };
}

/** The zod schema of a record of an entity. */
export function recordSchema(entity: Entity, form: Form): z.ZodObject {
  return fieldsSchema(entity.fields, form);
}

/** A record with its keys in the registry's order, those of structures too, absent fields null and absent lists empty. */
export function complete(entity: Entity, record: { readonly [key: string]: unknown }): Row {
  const row: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(entity.fields)) {
    if (!field.virtual) row[key] = inOrder(field, record[key]) ?? (field.many ? [] : null);
  }
  return row as Row;
}

function inOrder(field: Field, value: unknown): unknown {
  if (field.kind !== "structure" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inOrder({ ...field, many: undefined } as Field, item));
  const known = Object.entries(field.parts ?? {}).filter(([key]) => key in value);
  return Object.fromEntries(known.map(([key, part]) => [key, inOrder(part, (value as Record<string, unknown>)[key])]));
}

/** A record without its absent fields: no null and no empty list, keys in the registry's order. */
export function present(entity: Entity, row: Row): Row {
  const values = Object.entries(complete(entity, row)).filter(([, value]) => !isMissing(value));
  return Object.fromEntries(values) as Row;
}
