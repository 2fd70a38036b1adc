import type { Evidence } from "../../catalog/attribution";
import type { Names } from "../../model/difference";
import type { Fields } from "../../model/field";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { evidence as messages } from "../messages/evidence";
import { comma, day, number } from "./locale";
import { Foreign } from "./words";

type Props = {
  readonly language: Language;
  readonly item: Evidence;
  readonly names: Names;
  /** The fields of the record, for naming those that it supports. */
  readonly fields: Fields;
  /** Without the digest, which proves and is not read. */
  readonly brief?: true | undefined;
  /** The release whose page of the source is linked; without it that of the latest. */
  readonly release?: string | undefined;
};

/** A piece of evidence: the printed words with source, line and digest, or the citation of another public book. */
export function Printed({ language, item, fields, names, brief, release }: Props) {
  const supports = (item.supports ?? []) as readonly string[];
  return (
    <>
      {item.citation ? (
        <Book language={language} citation={item.citation as Evidence} />
      ) : (
        <Line language={language} item={item} names={names} brief={brief} release={release} />
      )}
      {supports.length > 0 && (
        <span class="supports">
          {filled(messages.supports[language], {
            fields: supports.map((key) => fields[key]?.label[language] ?? key).join(comma[language]),
          })}
        </span>
      )}
    </>
  );
}

/** A line of a source of this portal. */
function Line({ language, item: { source, line, printed, sha256 }, names, brief, release }: Omit<Props, "fields">) {
  const named = names("sources", source as string);
  const title = named?.[language] ?? (source as string);
  // A translation is nothing that a library finds.
  const original = named && named.ja !== title ? named.ja : null;
  return (
    <>
      {printed && <q lang="ja">{printed as string}</q>}
      <span class="place">
        <a href={paths.recordPage(language, "sources", source as string, { release })}>
          <Foreign text={title} language={language} />
        </a>
        {original && (
          <>
            {" ["}
            <span lang="ja">{original}</span>]
          </>
        )}
        {line && (language === "ja" ? "　" : ", ")}
        {line && <span class="unbroken">{filled(messages.line[language], { line: number(line as number, language) })}</span>}
      </span>
      {sha256 && !brief && (
        <span class="digest">
          {messages.digest[language]} <code>{sha256 as string}</code>
        </span>
      )}
    </>
  );
}

/** A public book as it is cited; its title and publisher are as printed. */
function Book({ language, citation }: { readonly language: Language; readonly citation: Evidence }) {
  const { title, publisher, issued, locator } = citation;
  return (
    <>
      <cite lang="ja">{title as string}</cite>
      <span class="place">
        <span lang="ja">{publisher as string}</span>
        {issued && (
          <>
            {comma[language]}
            <time datetime={issued as string}>{day(issued as string, language)}</time>
          </>
        )}
        {locator && (
          <>
            {comma[language]}
            <span lang="ja">{locator as string}</span>
          </>
        )}
      </span>
    </>
  );
}
