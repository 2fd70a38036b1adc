import type { Child } from "hono/jsx";
import { inWords, type Names } from "../../model/difference";
import { type Field, isMissing, type Json } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { amountInWords, comma, day, largeInWords, number, plusOf, yenInFull } from "./locale";
import { said } from "./said";
import { Foreign, Words } from "./words";

type Props = {
  readonly field: Field;
  readonly value: Json;
  readonly names: Names;
  readonly language: Language;
  /** The release whose pages references lead to; without it those of the latest. */
  readonly release?: string | undefined;
  /** The record that the value is of, for values that name a field or a record of the collection that it names. */
  readonly beside?: Readonly<Record<string, Json>> | undefined;
};

/** A value of a record as people read it, with what it refers to as links. A dash where there is none: absent is not zero. */
export function Value({ field, value, ...rest }: Props) {
  if (isMissing(value)) return <>–</>;
  if (!Array.isArray(value)) return <One field={field} value={value} {...rest} />;
  if (field.kind !== "structure" && field.kind !== "localized") return <Joined field={field} values={value} {...rest} />;
  return (
    <ul class="values">
      {value.map((item) => (
        <li>
          <One field={field} value={item} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function Joined({ values, language, ...rest }: Omit<Props, "value"> & { readonly values: readonly Json[] }) {
  return (
    <>
      {values.map((value, i) => (
        <>
          {i > 0 && comma[language]}
          <One value={value} language={language} {...rest} />
        </>
      ))}
    </>
  );
}

function One({ field, value, names, language, release, beside }: Props): Child {
  switch (field.kind) {
    case "reference": {
      const to = field.to as string;
      const name = names(to, value as string)?.[language] ?? (value as string);
      return (
        <a href={paths.recordPage(language, to, value as string, { release })}>
          <Foreign text={name} language={language} />
        </a>
      );
    }
    case "yen":
      return <Amount yen={value as number} language={language} />;
    case "integer":
      if (field.difference) return <Amount yen={value as number} language={language} difference />;
      // What cannot reach ten thousand is a year or a place in an order, and not written with a separator.
      return (field.range?.[1] ?? Number.POSITIVE_INFINITY) < 10_000 ? String(value) : number(value as number, language);
    case "date":
      return <time datetime={value as string}>{day(value as string, language)}</time>;
    case "uri":
      return <a href={value as string}>{value as string}</a>;
    case "id":
    case "digest":
      return <code>{value as string}</code>;
    case "text":
      if (field.names)
        return <Named field={field} value={value as string} names={names} language={language} release={release} beside={beside} />;
      return field.language && field.language !== language ? (
        <span lang={field.language}>{value as string}</span>
      ) : (
        <Foreign text={value as string} language={language} />
      );
    case "structure":
      return (
        <Parts field={field} value={value as Readonly<Record<string, Json>>} names={names} language={language} release={release} />
      );
    default: {
      // Only our own words speak of code.
      const Said = field.ours === "always" ? Words : Foreign;
      return <Said text={(said(field, value) ?? (inWords(field, value, names) as Text))[language]} language={language} />;
    }
  }
}

/** A name of this portal's own: what a collection or a field is called with its name beside, a record as a link. */
function Named({ field, value, names, language, release, beside }: Props & { readonly value: string }): Child {
  const collection = beside?.collection;
  if (field.names === "record" && typeof collection === "string") {
    return (
      <a href={paths.recordPage(language, collection, value, { release })}>
        {names(collection, value)?.[language] ?? <code>{value}</code>}
      </a>
    );
  }
  return (
    <>
      {said(field, value, beside)?.[language]} <code>{value}</code>
    </>
  );
}

/** A structure as its parts, those that are there. */
function Parts({ field, value, ...rest }: Omit<Props, "value"> & { readonly value: Readonly<Record<string, Json>> }) {
  const there = Object.entries(field.parts ?? {}).filter(([key]) => !isMissing(value[key]));
  return (
    <dl class="parts">
      {there.map(([key, part]) => (
        <div>
          <dt>{part.label[rest.language]}</dt>
          <dd>
            <Value field={part} value={value[key] as Json} {...rest} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export type AmountProps = {
  readonly yen: number;
  readonly language: Language;
  /** Whether it is how far one amount is from another: then a plus says which way, as a minus does. */
  readonly difference?: boolean;
};

/** An amount as people say it, with every yen of it. A small one that comes out round in no unit is those alone. */
export function Amount({ yen, language, difference }: AmountProps): Child {
  const plus = difference ? plusOf(yen) : "";
  const exact = plus + yenInFull(yen)[language];
  const round = amountInWords(yen, language);
  const words = round === null ? largeInWords(yen, language, plus) : plus + round;
  if (words === null) return exact;
  return (
    <>
      <strong class="amount">{words}</strong> <span class="exact">({exact})</span>
    </>
  );
}
