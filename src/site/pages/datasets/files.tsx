import type { Distribution } from "../../../catalog/catalog";
import { excel } from "../../../formats/excel";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { number, size } from "../../frame/locale";
import { Table, Td, Th, Tr } from "../../frame/table";
import { Words } from "../../frame/words";
import { datasets as messages } from "../../messages/datasets";

type Props = {
  readonly language: Language;
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  readonly files: readonly Distribution[];
};

/** The files of a dataset in a release, each with its size and digest: the one for people first. */
export function Files({ language, id, caption, files }: Props) {
  const columns = [messages.format, messages.file, messages.size, messages.digest].map((column) => column[language]);
  return (
    <Table id={id} caption={caption} columns={columns}>
      {forPeopleFirst(files).map(({ label, path, file }) => (
        <Tr>
          <Th>{label[language]}</Th>
          <Td label={messages.file[language]}>
            <a href={path}>{file.name}</a>
          </Td>
          <Td label={messages.size[language]}>
            {size(file.bytes, language)}
            {file.bytes >= 1_000 && (
              <span class="exact"> ({filled(messages.bytes[language], { bytes: number(file.bytes, language) })})</span>
            )}
          </Td>
          <Td label={messages.digest[language]} class="sha256">
            <code>{file.sha256}</code>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Where the digest of every file stands, and how to hold the files to it. */
export function Checksums({ language, release }: { readonly language: Language; readonly release: string }) {
  return (
    <p>
      <Words
        text={messages.checksums[language]}
        language={language}
        fill={{
          sums: <a href={paths.dump(release, "SHA256SUMS")}>SHA256SUMS</a>,
          command: <code>sha256sum --check --ignore-missing SHA256SUMS</code>,
        }}
      />
    </p>
  );
}

/** The same files, that for Excel first: it is what most people open. */
export function forPeopleFirst(files: readonly Distribution[]): Distribution[] {
  return files.toSorted((a, b) => Number(isForExcel(b)) - Number(isForExcel(a)));
}

/** Whether a file is meant to be opened in a spreadsheet program. */
export function isForExcel({ suffix }: Distribution): boolean {
  return suffix === excel.suffix;
}
