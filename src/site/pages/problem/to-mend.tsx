import type { ParameterError } from "../../../api/problem";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { number } from "../../frame/locale";
import { Words } from "../../frame/words";
import { problem as messages } from "../../messages/problem";
import { allMended, meantBy, mended } from "./mended";
import type { Part } from "./part";

/** Each parameter with what is expected of it and, where it can be known, the address that has it right. */
export function ToMend({ problem: { more }, url, language }: Part) {
  const { errors = [] } = more;
  if (errors.length === 0) return null;
  const whole = errors.length > 1 ? allMended(url, errors) : null;
  return (
    <section>
      <h2 id="mend">{messages.toMend[language]}</h2>
      {errors.some((error) => mendedOrLeft(url, error) !== null) && <p>{messages.suggested[language]}</p>}
      {errors.map((error) => (
        <section class="to-mend">
          <h3>
            <code>{error.parameter}</code>
          </h3>
          <dl class="facts">
            <dt>{messages.given[language]}</dt>
            <dd>{error.value ? <code>{error.value}</code> : messages.none[language]}</dd>
            <dt>{messages.expected[language]}</dt>
            <dd>
              <Words text={expectedOf(error)[language]} language={language} />
            </dd>
            <Mended error={error} url={url} language={language} />
          </dl>
          {error.allowed && <Allowed names={error.allowed} language={language} />}
        </section>
      ))}
      {whole && (
        <p>
          <a class="action" href={whole}>
            {messages.mendAll[language]}
          </a>
        </p>
      )}
    </section>
  );
}

function expectedOf({ expected, expectedJa }: ParameterError): Text {
  return { en: expected, ja: expectedJa };
}

function Mended({ error, url, language }: { readonly error: ParameterError; readonly url: URL; readonly language: Language }) {
  const path = mendedOrLeft(url, error);
  const meant = meantBy(error);
  if (path === null && meant === null) return null;
  const words = meant === null ? messages.without[language] : <code>{meant}</code>;
  return (
    <>
      <dt>{(meant === null ? messages.toCorrect : messages.meant)[language]}</dt>
      <dd>{path === null ? words : <a href={path}>{words}</a>}</dd>
    </>
  );
}

/** The address with one parameter put right. What nothing is like can still be left out. */
function mendedOrLeft(url: URL, error: ParameterError): string | null {
  return mended(url, error) ?? (error.code === "unknown" ? mended(url, { ...error, code: "empty" }) : null);
}

function Allowed({ names, language }: { readonly names: readonly string[]; readonly language: Language }) {
  return (
    <details>
      <summary>{filled(messages.allowed[language], { count: number(names.length, language) })}</summary>
      <p class="codes">
        {names.map((name) => (
          <>
            <code>{name}</code>{" "}
          </>
        ))}
      </p>
    </details>
  );
}
