import type { Child } from "hono/jsx";
import type { Evidence } from "../../catalog/attribution";
import type { FieldChange, Names } from "../../model/difference";
import type { Field, Fields, Json } from "../../model/field";
import { filled, type Language, languageNames, languages, type Text } from "../../model/text";
import { textDifference } from "../../model/text-difference";
import { difference as messages } from "../messages/difference";
import { Printed } from "./evidence";
import { number } from "./locale";
import { Value } from "./value";

type Shown = {
  readonly fields: Fields;
  readonly names: Names;
  readonly language: Language;
  /** The releases of the two states, whose pages references lead to; without them those of the latest. */
  readonly releases?: readonly [before: string, after: string];
};

type Props = Shown & { readonly changes: readonly FieldChange[] };

/** The fields in which two states of a record differ, each with what was taken out and what was put in. */
export function Differences({ changes, ...shown }: Props) {
  return (
    <dl class="differences">
      {changes.map(({ field, label, before, after, ours }) => (
        <div>
          <dt>{ours ? filled(messages.ours[shown.language], { label: label[shown.language] }) : label[shown.language]}</dt>
          <dd>
            <Difference field={shown.fields[field] as Field} before={before} after={after} {...shown} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Pair = Shown & { readonly field: Field; readonly before: Json; readonly after: Json };

function Difference({ field, before, after, ...shown }: Pair) {
  if (field.many) return <Entries field={field} before={before} after={after} {...shown} />;
  if (before === null || after === null) return <Apart field={field} before={before} after={after} {...shown} />;
  if (field.kind === "localized") return <Localized before={before as Text} after={after as Text} language={shown.language} />;
  if (field.kind === "text")
    return (
      <p lang={field.language}>
        <Inline before={before as string} after={after as string} language={shown.language} />
      </p>
    );
  return <Apart field={field} before={before} after={after} {...shown} />;
}

type Texts = { readonly before: string; readonly after: string; readonly language: Language };

/** A text with what was taken out and put in where it stood. */
function Inline({ before, after, language }: Texts): Child {
  return (
    <>
      {textDifference(before, after).map(({ kind, text }) => {
        if (kind === "same") return text;
        const Changed = kind === "removed" ? Removed : Added;
        return <Changed language={language}>{text}</Changed>;
      })}
    </>
  );
}

type ChangedProps = { readonly language: Language; readonly children?: Child };

function Removed({ language, children }: ChangedProps) {
  return (
    <del>
      <Told words={messages.wordsRemoved[language]} language={language}>
        {children}
      </Told>
    </del>
  );
}

function Added({ language, children }: ChangedProps) {
  return (
    <ins>
      <Told words={messages.wordsAdded[language]} language={language}>
        {children}
      </Told>
    </ins>
  );
}

/** What became of words, said around them to who hears or copies them: few screen readers tell `del` and `ins`, and no plain text does. */
function Told({ words, language, children }: ChangedProps & { readonly words: string }) {
  const [before, after] = words.split("{words}");
  return (
    <>
      <span class="unseen" lang={language}>
        {before}
      </span>
      {children}
      <span class="unseen" lang={language}>
        {after}
      </span>
    </>
  );
}

/** The languages in which a text differs. */
function Localized({ before, after, language }: { readonly before: Text; readonly after: Text; readonly language: Language }) {
  return (
    <>
      {languages
        .filter((one) => before[one] !== after[one])
        .map((one) => (
          <p>
            <span class="quiet">{languageNames[one][language]}</span>{" "}
            <span lang={one}>
              <Inline before={before[one]} after={after[one]} language={language} />
            </span>
          </p>
        ))}
    </>
  );
}

/** A value that is no text, before and after. */
function Apart({ field, before, after, ...shown }: Pair) {
  return (
    <>
      {before !== null && (
        <Removed language={shown.language}>
          <Value field={field} value={before} release={shown.releases?.[0]} {...shown} />
        </Removed>
      )}
      {before !== null && after !== null && " → "}
      {after !== null && (
        <Added language={shown.language}>
          <Value field={field} value={after} release={shown.releases?.[1]} {...shown} />
        </Added>
      )}
    </>
  );
}

/** The entries of a list that came and went. */
function Entries({ field, before, after, ...shown }: Pair) {
  const [old, current] = [before, after].map((value) => (value ?? []) as readonly Json[]) as [readonly Json[], readonly Json[]];
  const without = (some: readonly Json[], others: readonly Json[]) => {
    const known = new Set(others.map((one) => JSON.stringify(one)));
    return some.filter((one) => !known.has(JSON.stringify(one)));
  };
  const [removed, added] = [without(old, current), without(current, old)];
  if (removed.length + added.length === 0) return <p>{messages.reordered[shown.language]}</p>;
  const kept = current.length - added.length;
  return (
    <ul class="entries">
      {removed.map((entry) => (
        <li>
          <Removed language={shown.language}>
            <Entry field={field} entry={entry} release={shown.releases?.[0]} {...shown} />
          </Removed>
        </li>
      ))}
      {added.map((entry) => (
        <li>
          <Added language={shown.language}>
            <Entry field={field} entry={entry} release={shown.releases?.[1]} {...shown} />
          </Added>
        </li>
      ))}
      {kept > 0 && <li class="quiet">{filled(messages.kept[shown.language], { count: number(kept, shown.language) })}</li>}
    </ul>
  );
}

type One = Shown & { readonly field: Field; readonly entry: Json; readonly release: string | undefined };

function Entry({ field, fields, entry, names, language, release }: One): Child {
  if (field.type === "Evidence")
    return <Printed language={language} item={entry as Evidence} fields={fields} names={names} brief />;
  const { many: _, ...one } = field;
  return <Value field={one} value={entry} names={names} language={language} release={release} />;
}
