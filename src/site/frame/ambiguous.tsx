import { budgets } from "../../model/budgets";
import { labelOf } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { colon } from "./locale";
import { Words } from "./words";

/** Under the title of an amount whose printed words have more than one reading: that they have, and which. Nothing under any other. */
export function Ambiguous({ row, language }: { readonly row: Row; readonly language: Language }) {
  if (row.ambiguous !== true) return null;
  const note = row.note as Text | null;
  return (
    <span class="ambiguous ours">
      <strong>{labelOf(budgets.fields.ambiguous as Field)[language]}</strong>
      {note && (
        <>
          {colon[language]}
          <Words text={note[language]} language={language} />
        </>
      )}
    </span>
  );
}
