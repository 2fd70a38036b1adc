import { absences } from "../../../model/absences";
import { type Field, isMissing, type Json } from "../../../model/field";
import { filled } from "../../../model/text";
import { isOurs } from "../../../model/whose";
import { Meanings } from "../../frame/meanings";
import { Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";

/** What a dash in the table says; an absence leaves out what it is not about, and has no reasons for it. */
export function Dashes({ columns, entity, language, rows }: Pick<Listing, "columns" | "entity" | "language" | "rows">) {
  if (entity === absences || !rows.some((row) => columns.some((key) => isMissing(row[key])))) return null;
  return <p class="quiet">{messages.dash[language]}</p>;
}

/** What of the table is this portal's own, in words. */
export function Notes({ columns, entity, language, rows }: Pick<Listing, "columns" | "entity" | "language" | "rows">) {
  const isTranslated = language === "en" && rows.some(({ enBasis }) => enBasis === "ours");
  const isRead = rows.some((row) =>
    columns.some((key) => !isMissing(row[key]) && isOurs(entity.fields[key] as Field, row[key] as Json, row)),
  );
  const notes = [...(isRead ? [messages.ours] : []), ...(isTranslated ? [messages.translated] : [])];
  if (notes.length === 0) return null;
  return (
    <ul class="notes ours">
      {notes.map((note) => (
        <li>
          <Words text={note[language]} language={language} />
        </li>
      ))}
    </ul>
  );
}

/** What the codes of the columns mean, of those whose labels could be misread. */
export function Explained({ columns, entity, language }: Pick<Listing, "columns" | "entity" | "language">) {
  const explained = columns.map((key) => entity.fields[key] as Field).filter(({ meanings }) => meanings);
  return (
    <>
      {explained.map((field) => (
        <details class="explained">
          <summary>{filled(messages.meaningsOf[language], { field: field.label[language] })}</summary>
          <Meanings language={language} field={field} />
        </details>
      ))}
    </>
  );
}
