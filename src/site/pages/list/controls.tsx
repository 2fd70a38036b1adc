import { limits } from "../../../api/limits";
import { labelOf } from "../../../model/difference";
import type { Field, Json } from "../../../model/field";
import { operatorsOf } from "../../../model/kinds";
import { themePath } from "../../../model/query";
import type { Facet } from "../../../model/result";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { comma, number } from "../../frame/locale";
import { Foreign, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Amiss } from "./amiss";
import { CHOICES, choiceInWords } from "./facets";
import { inShort } from "./in-short";
import { hrefOf, type Listing } from "./listing";
import { chosen, type State, wordsIn } from "./state";

/** A theme, and how many stand above it. */
export type ThemeChoice = { readonly id: string; readonly label: Text; readonly depth: number };

/** A form, with what a person typed into it last that cannot be read. */
type Form = Listing & { readonly amiss?: Amiss };

/** The search within the list; everything else that is asked for stays. */
export function WordForm({ amiss = NOTHING, ...listing }: Form) {
  const { language, state, total } = listing;
  return (
    <search aria-label={messages.word[language]}>
      <form class="word" action={hrefOf(listing, [])}>
        <Kept state={state} replaced={["q"]} />
        <label for="q">{messages.word[language]}</label>
        <input type="search" {...typing("q", amiss, wordsIn(state))} />
        <button type="submit">{messages.find[language]}</button>
        <a class="to-narrow" href="#narrow">
          {messages.toNarrow[language]}
        </a>
        {total > 0 && (
          <a class="to-take" href="#download">
            {messages.toTake[language]}
          </a>
        )}
        <Wrong parameters={["q"]} amiss={amiss} language={language} />
      </form>
    </search>
  );
}

/** A control for each field that one can ask by, of the kind of the field. Whatever has none here is kept as it is. */
export function Controls({ themes, ...listing }: Form & { readonly themes: readonly ThemeChoice[] }) {
  const { entity, language, state, request } = listing;
  const controls = controlsOf(listing);
  const withinTheme = themePath(entity) !== null && themes.length > 0;
  const replaced = [...controls.flatMap(({ names }) => names), "limit", ...(withinTheme ? ["within"] : [])];
  return (
    <form class="controls" action={hrefOf(listing, [])} aria-label={messages.narrowMore[language]}>
      <Kept state={state} replaced={replaced} />
      {withinTheme && (
        <p>
          <label for="within">{messages.withinTheme[language]}</label>
          <select id="within" name="within">
            <option value="">{messages.any[language]}</option>
            {themes.map(({ id, label, depth }) => (
              <option value={`theme:${id}`} selected={request.withinTheme === id}>
                {"\u2003".repeat(depth) + label[language]}
              </option>
            ))}
          </select>
        </p>
      )}
      {controls.map(({ control }) => control)}
      <p>
        <label for="limit">{messages.perPage[language]}</label>
        <select id="limit" name="limit">
          {pageSizes(request.limit).map((size) => (
            <option value={size === limits.pageSize.default ? "" : String(size)} selected={size === request.limit}>
              {number(size, language)}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{messages.apply[language]}</button>
    </form>
  );
}

/** Whether there is a field to type a parameter into. */
export function takes(listing: Listing, parameter: string): boolean {
  return parameter === "q" || controlsOf(listing).some(({ names }) => names.includes(parameter));
}

/** What a form does not ask for again, kept in what it sends. */
export function Kept({ state, replaced }: { readonly state: State; readonly replaced: readonly string[] }) {
  return (
    <>
      {state
        .filter(([name]) => !replaced.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={inForm(value)} />
        ))}
    </>
  );
}

function controlsOf(form: Form) {
  return form.fields.flatMap((key) => controlFor(form, key, form.entity.fields[key] as Field) ?? []);
}

function controlFor(
  listing: Form,
  key: string,
  field: Field,
): { names: readonly string[]; control: ReturnType<typeof Choice> } | null {
  const operators = operatorsOf(field);
  // Nobody can ask by a virtual field.
  if (operators.length === 0 || (field.ofRecord && !field.facet)) return null;
  const facet = listing.page.facets?.[key];
  const isList = field.kind === "code" || field.kind === "reference" || (field.kind === "text" && field.facet);
  if (field.kind === "boolean") return { names: [key, `${key}__in`], control: <YesOrNo field={key} {...listing} /> };
  if (isList && (field.values || (facet && facet.length < CHOICES)))
    return { names: [key, `${key}__in`], control: <Choice field={key} facet={facet} {...listing} /> };
  if (operators.includes("gte")) return { names: [`${key}__gte`, `${key}__lte`], control: <FromTo field={key} {...listing} /> };
  if (operators.includes("contains")) return { names: [`${key}__contains`], control: <Holds field={key} {...listing} /> };
  return null;
}

/** Whether the records without a value are chosen. It stays so until a value is chosen, which takes its place. */
function isNone(state: State, key: string): boolean {
  return chosen(state, key).includes(null);
}

type OfField = Form & { readonly field: string };

function Choice({ field: key, facet, ...listing }: OfField & { readonly facet: readonly Facet[] | undefined }) {
  const { entity, language, names, state } = listing;
  const field = entity.fields[key] as Field;
  const values: readonly Facet[] =
    facet ?? Object.entries(field.values ?? {}).map(([value, label]) => ({ value, label, count: 0 }));
  const already = chosen(state, key).filter((value) => value !== null);
  const together = already.map((value) => inShort(field, value, names, language)).join(comma[language]);
  const isListed = already.length === 1 && values.some(({ value }) => value === already[0]);
  return (
    <p>
      <label for={`c-${key}`}>{field.label[language]}</label>
      <select id={`c-${key}`} name={`${key}__in`}>
        <option value="">{(isNone(state, key) ? messages.noValue : messages.any)[language]}</option>
        {already.length > 0 && !isListed && (
          <option value={inForm(already)} selected>
            {together}
          </option>
        )}
        {values
          .filter(({ value }) => value !== null)
          .map((one) => {
            const words = choiceInWords(listing, key, one);
            return (
              <option value={inForm([one.value])} selected={isListed && one.value === already[0]}>
                {facet ? filled(messages.choice[language], { value: words, count: number(one.count, language) }) : words}
              </option>
            );
          })}
      </select>
    </p>
  );
}

function YesOrNo({ field: key, entity, language, state }: OfField) {
  const [value] = chosen(state, key);
  return (
    <p>
      <label for={`c-${key}`}>{entity.fields[key]?.label[language]}</label>
      <select id={`c-${key}`} name={key}>
        <option value="">{messages.any[language]}</option>
        {[true, false].map((one) => (
          <option value={String(one)} selected={value === one}>
            {(one ? messages.yes : messages.no)[language]}
          </option>
        ))}
      </select>
    </p>
  );
}

function FromTo({ field: key, entity, language, state, amiss = NOTHING }: OfField) {
  const field = entity.fields[key] as Field;
  const hint = hints[field.kind as keyof typeof hints]?.[language];
  const ends = [
    [`${key}__gte`, messages.from],
    [`${key}__lte`, messages.to],
  ] as const;
  return (
    <fieldset>
      <legend>{labelOf(field)[language]}</legend>
      {ends.map(([name, label]) => (
        <label>
          <span>{label[language]}</span>
          <input type="text" autocomplete="off" {...typing(name, amiss, given(state, name), hint && `hint-${key}`)} />
        </label>
      ))}
      <Wrong parameters={ends.map(([name]) => name)} amiss={amiss} language={language} />
      {hint && <small id={`hint-${key}`}>{hint}</small>}
    </fieldset>
  );
}

const hints = { yen: messages.yenHint, date: messages.dateHint, fiscalYear: messages.yearHint } as const;

function Holds({ field: key, entity, language, state, amiss = NOTHING }: OfField) {
  const name = `${key}__contains`;
  return (
    <p>
      <label for={fieldId(name)}>
        <Words text={filled(messages.holds[language], { field: entity.fields[key]?.label[language] ?? key })} language={language} />
      </label>
      <input type="text" autocomplete="off" {...typing(name, amiss, given(state, name))} />
      <Wrong parameters={[name]} amiss={amiss} language={language} />
    </p>
  );
}

const NOTHING: Amiss = new Map();

/** Where a parameter is typed. */
export function fieldId(parameter: string): string {
  return parameter === "q" ? parameter : `c-${parameter}`;
}

/** The attributes of a field to type into, which keeps what was typed amiss and leads to what is said of it. */
function typing(name: string, amiss: Amiss, value: string, hint?: string) {
  const wrong = amiss.get(name);
  return {
    id: fieldId(name),
    name,
    value: wrong?.typed ?? value,
    "aria-invalid": wrong && ("true" as const),
    "aria-describedby": wrong ? [`wrong-${name}`, hint].filter(Boolean).join(" ") : hint,
  };
}

/** How to mend what was typed amiss, beside where it was typed. */
function Wrong({
  parameters,
  amiss,
  language,
}: {
  readonly parameters: readonly string[];
  readonly amiss: Amiss;
  readonly language: Language;
}) {
  return (
    <>
      {parameters.map((name) => {
        const wrong = amiss.get(name);
        return (
          wrong && (
            <strong class="wrong" id={`wrong-${name}`}>
              <Foreign text={wrong.message} language={language} />
            </strong>
          )
        );
      })}
    </>
  );
}

function given(state: State, name: string): string {
  return inForm(state.find(([one]) => one === name)?.[1] ?? "");
}

/** A value as a form sends it: the items of a list with commas between them, as the API reads them. */
function inForm(value: Json): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((item) => (/[",]/.test(String(item)) ? `"${String(item).replaceAll('"', '""')}"` : String(item))).join(",");
}

function pageSizes(asked: number): number[] {
  const { default: usual, maximum } = limits.pageSize;
  return [...new Set([usual, 4 * usual, maximum, asked])].sort((a, b) => a - b);
}
