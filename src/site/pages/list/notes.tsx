import { filled, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";

/** What of the table is this portal's own. */
export function Notes({ columns, entity, language, rows }: Listing) {
  const classified = columns
    .filter((key) => ["type", "note"].includes(key))
    .map((key) => entity.fields[key]?.label[language] ?? key);
  const isRead = columns.includes("basis") && rows.some(({ basis }) => basis === "interpretation");
  const isTranslated = language === "en" && rows.some(({ enBasis }) => enBasis === "ours");
  const notes = [
    ...(isRead ? [messages.ours[language]] : []),
    ...(classified.length > 0
      ? [filled(messages.classified[language], { fields: classified.join(language === "ja" ? "、" : ", ") })]
      : []),
    ...(isTranslated ? [messages.translated[language]] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul class="notes ours">
      {notes.map((note) => (
        <li>
          <Words text={note} language={language} />
        </li>
      ))}
    </ul>
  );
}
