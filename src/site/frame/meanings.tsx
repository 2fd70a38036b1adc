import { appropriations } from "../../model/appropriations";
import type { Field } from "../../model/field";
import type { Facet } from "../../model/result";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { reasons as messages } from "../messages/reasons";
import { number } from "./locale";
import { said } from "./said";
import { Foreign } from "./words";

type Props = { readonly language: Language; readonly field: Field };

/** What the codes of a field mean, where their labels alone could be taken for something else. */
export function Meanings({ language, field }: Props) {
  return (
    <dl class="facts meanings">
      {Object.entries(field.meanings ?? {}).map(([code, meaning]) => (
        <>
          <dt>
            {said(field, code)?.[language]} <code>{code}</code>
          </dt>
          <dd>{meaning[language]}</dd>
        </>
      ))}
    </dl>
  );
}

type Read = { readonly language: Language; readonly initiatives: readonly Facet[]; readonly release?: string | undefined };

/** The way to what budget books say of initiatives, where a document states nothing. */
export function ToBudgetLines({ language, initiatives, release }: Read) {
  return (
    <>
      {initiatives.map(({ value, label, count }) => (
        <p>
          <a href={paths.listPage(language, appropriations.collection, { release, query: `initiative=${value}` })}>
            <Foreign
              text={filled(messages.lines[language], {
                initiative: label?.[language] ?? String(value),
                count: number(count, language),
              })}
              language={language}
            />
          </a>
        </p>
      ))}
    </>
  );
}
