import type { Child } from "hono/jsx";
import { type Field, isMissing, type Row } from "../../../model/field";
import { columnsOf, isSortable, localizedColumn } from "../../../model/kinds";
import type { Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { isOurs } from "../../../model/whose";
import { fieldAnchor, paths } from "../../../urls";
import { Ambiguous } from "../../frame/ambiguous";
import { number } from "../../frame/locale";
import { type Head, Table, Td, Th, Tr } from "../../frame/table";
import { Value } from "../../frame/value";
import { Foreign, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import { hrefOf, type Listing } from "./listing";
import { having } from "./state";

/** The records of a page: what each is called, which leads to its page, and the columns shown, most of which sort. */
export function Records({ caption, ...listing }: Listing & { readonly caption: Child }) {
  const { entity, language, columns, rows } = listing;
  const shown = [entity.title, ...columns];
  return (
    <Table
      id="records"
      caption={caption}
      sorting={messages.sorting[language]}
      columns={shown.map((key) => <Heading field={key} {...listing} />)}
      heads={shown.map((key) => head(key, listing))}
    >
      {rows.map((row) => (
        <Tr>
          <Th>
            <Title row={row} {...listing} />
            <Ambiguous entity={listing.entity} row={row} language={language} />
          </Th>
          {columns.map((key) => (
            <Cell field={key} row={row} {...listing} />
          ))}
        </Tr>
      ))}
    </Table>
  );
}

type OfField = Listing & { readonly field: string };

function head(key: string, { entity, request }: Listing): Head {
  const [first] = request.sort;
  const isSorted = first !== undefined && columnsOf(key, entity.fields[key] as Field).includes(first.column);
  return {
    "aria-sort": isSorted ? (first.descending ? "descending" : "ascending") : undefined,
    class: isNumber(entity.fields[key] as Field) ? "number" : undefined,
  };
}

/** What a column is called, as a link that sorts by it: amounts the largest first, the rest upwards, and then the other way. */
function Heading({ field: key, ...listing }: OfField) {
  const { entity, language, request, state } = listing;
  const field = entity.fields[key] as Field;
  const said = field.derived ? messages.workedOut : field.ours === "always" ? messages.byUs : null;
  const whose = said && <span class="unseen">{said[language]}</span>;
  if (!isSortable(field)) {
    return (
      <>
        <Words text={field.label[language]} language={language} />
        {whose}
      </>
    );
  }
  const name = field.kind === "localized" ? localizedColumn(key, language) : key;
  const [first] = request.sort;
  const isSorted = first !== undefined && columnsOf(key, field).includes(first.column);
  const descending = isSorted ? !first.descending : field.kind === "yen";
  return (
    <a class="sort" href={hrefOf(listing, having(state, "sort", [descending ? `-${name}` : name]))} rel="nofollow">
      {field.label[language]}
      {whose}
      <span class="unseen">{(descending ? messages.sortDown : messages.sortUp)[language]}</span>
    </a>
  );
}

/** What a record is called, leading to its page. */
function Title({ entity, language, named, row }: Pick<Listing, "entity" | "language" | "named"> & { readonly row: Row }) {
  return (
    <a href={paths.recordPage(language, entity.collection, row.id, { release: named })}>
      <Foreign text={(row[entity.title] as Text)[language]} language={language} />
    </a>
  );
}

// A row of dozens would hide the next.
const FEW = 3;

/** A value of a record in a table; of many the first, and the way to the rest. */
export function Cell({ field: key, row, entity, language, named, names }: CellProps) {
  const field = entity.fields[key] as Field;
  const value = row[key] ?? null;
  const ours = !isMissing(value) && isOurs(field, value, row);
  const [few, left] = Array.isArray(value) ? [value.slice(0, FEW), value.length - FEW] : [value, 0];
  const classes = [shapeOf(field), ours && "ours", isMissing(value) && "none"];
  return (
    <Td label={field.label[language]} class={classes.filter(Boolean).join(" ") || undefined}>
      <Value field={field} value={few} names={names} language={language} release={named} beside={row} />
      {left > 0 && (
        <>
          {" "}
          <a href={`${paths.recordPage(language, entity.collection, row.id, { release: named })}#${fieldAnchor(key)}`}>
            {filled(messages.andMore[language], { count: number(left, language) })}
          </a>
        </>
      )}
      {ours && field.ours === "by-basis" && <span class="unseen">{messages.read[language]}</span>}
    </Td>
  );
}

type CellProps = Pick<Listing, "entity" | "language" | "named" | "names"> & { readonly field: string; readonly row: Row };

/** How a cell of a field is set. */
function shapeOf(field: Field): string {
  if (isNumber(field)) return "number";
  if (field.kind === "localized") return "prose";
  if (field.kind === "structure") return "structure";
  if (field.kind === "reference") return "names";
  return field.many || ["text", "code"].includes(field.kind) ? "words" : "";
}

function isNumber({ kind, many }: Field): boolean {
  return (kind === "yen" || kind === "integer") && !many;
}
