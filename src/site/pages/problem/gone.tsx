import type { Language, Text } from "../../../model/text";
import { paths } from "../../../urls";
import { day } from "../../frame/locale";
import { Foreign } from "../../frame/words";
import { problem as messages } from "../../messages/problem";
import type { Part } from "./part";

/** When and why a thing went, and what takes its place. */
export function Gone({ problem: { code, more }, language }: Part) {
  if (code !== "record-removed" && code !== "release-withdrawn") return null;
  const { reason, removedIn, withdrawnOn, successor, history, citation, manifest } = more.members as {
    readonly reason: Text;
    readonly removedIn?: { readonly id: string; readonly issued: string };
    readonly withdrawnOn?: string;
    readonly successor?: string | null;
    readonly history?: string;
    readonly citation: string | null;
    readonly manifest?: string;
  };
  const leading = [
    [messages.history, history],
    [messages.manifest, manifest],
    [messages.citation, citation],
  ] as const;
  return (
    <dl class="facts">
      {removedIn && (
        <>
          <dt>{messages.removedIn[language]}</dt>
          <dd>
            <a href={paths.releasePage(language, removedIn.id)}>{removedIn.id}</a> (
            <Day of={removedIn.issued} language={language} />)
          </dd>
        </>
      )}
      {withdrawnOn && (
        <>
          <dt>{messages.withdrawnOn[language]}</dt>
          <dd>
            <Day of={withdrawnOn} language={language} />
          </dd>
        </>
      )}
      <dt>{messages.reason[language]}</dt>
      <dd>
        <Foreign text={reason[language]} language={language} />
      </dd>
      {removedIn && (
        <>
          <dt>{messages.successor[language]}</dt>
          <dd>{successor ? <a href={successor}>{successor}</a> : messages.noSuccessor[language]}</dd>
        </>
      )}
      {leading.map(([term, path]) => path && <Leading term={term[language]} path={path} />)}
    </dl>
  );
}

function Day({ of, language }: { readonly of: string; readonly language: Language }) {
  return <time datetime={of}>{day(of, language)}</time>;
}

function Leading({ term, path }: { readonly term: string; readonly path: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <a href={path}>
          <code>{path}</code>
        </a>
      </dd>
    </>
  );
}
