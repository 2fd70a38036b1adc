import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { Table, Td, Th, Tr } from "../frame/table";
import { Words } from "../frame/words";
import { docs as messages } from "../messages/docs";
import type { RecordShape } from "./document";
import { inLanguage } from "./in-language";
import { typeOf } from "./type";

type Props = RecordShape & { readonly language: Language };

/** The fields of a kind of record, closed until they are wanted. */
export function RecordDetails({ name, fields, language }: Props) {
  const caption = filled(messages.fieldsOf[language], { type: name });
  return (
    <details id={name}>
      <summary>{caption}</summary>
      <div class="body">
        <Table
          id={`${name}-fields`}
          caption={caption}
          columns={[messages.field, messages.meaning, messages.type].map((column) => column[language])}
        >
          {fields.map(([field, value]) => (
            <Tr>
              <Th>
                <code>{field}</code>
              </Th>
              <Td label={messages.meaning[language]} class="prose">
                <Words text={inLanguage(value.description ?? "", language)} language={language} />
              </Td>
              <Td label={messages.type[language]} class="type">
                <code>{typeOf(value)}</code>
              </Td>
            </Tr>
          ))}
        </Table>
      </div>
    </details>
  );
}
