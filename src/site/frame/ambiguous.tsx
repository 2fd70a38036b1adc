import { labelOf } from "../../model/difference";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { colon } from "./locale";
import { Words } from "./words";

type Props = { readonly entity: Entity; readonly row: Row; readonly language: Language };

/** Under the title of a record whose printed words have more than one reading: that they have, and which. Nothing under any other. */
export function Ambiguous({ entity, row, language }: Props) {
  const field = entity.fields.ambiguous;
  if (!field || row.ambiguous !== true) return null;
  const note = row.note as Text | null;
  return (
    <span class="ambiguous ours">
      <strong>{labelOf(field)[language]}</strong>
      {note && (
        <>
          {colon[language]}
          <Words text={note[language]} language={language} />
        </>
      )}
    </span>
  );
}
