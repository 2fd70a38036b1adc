import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { type ParameterError, Problem } from "./problem";

const MAX_PARAMETERS = 64;
const MAX_VALUE = 2000;
const MAX_SHOWN = 200;

/**
 * The parameters of one request, read once: each may be given once, and each that nobody took is unknown. Errors are
 * collected, so that one answer names them all.
 */
export class Parameters {
  readonly #given: ReadonlyMap<string, string>;
  readonly #errors: ParameterError[] = [];

  constructor(search: string, allowed: readonly string[]) {
    const given = new Map<string, string>();
    const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
    if (parts.length > MAX_PARAMETERS) {
      throw new Problem("invalid-parameter", {
        en: `A request may have ${MAX_PARAMETERS} parameters; this one has ${parts.length}.`,
        ja: `パラメータは${MAX_PARAMETERS}個までです（${parts.length}個あります）。`,
      });
    }
    for (const part of parts) {
      const [name = "", ...rest] = part.split("=");
      const parameter = decode(name);
      const value = decode(rest.join("="));
      if (!allowed.includes(parameter)) {
        this.refuse(parameter, value, "unknown", { en: "a parameter of this resource", ja: "この資源のパラメータ" }, allowed);
      } else if (given.has(parameter)) {
        this.refuse(parameter, value, "repeated", {
          en: "to be given once; several values go into one __in, separated by commas",
          ja: "一度だけ指定（複数の値は __in にカンマ区切り）",
        });
      } else {
        given.set(parameter, value);
      }
    }
    for (const [name, value] of given) {
      if (value === "") this.refuse(name, value, "empty", { en: "a value, or leave the parameter out", ja: "値（不要なら省略）" });
      else if (value.length > MAX_VALUE) {
        this.refuse(name, value, "length", { en: `at most ${MAX_VALUE} characters`, ja: `${MAX_VALUE}文字以内` });
      }
    }
    this.#given = given;
  }

  /** The value of a parameter, or null where it is not given. */
  get(name: string): string | null {
    return this.#given.get(name) ?? null;
  }

  /** The names given, in the order of the URL. */
  names(): string[] {
    return [...this.#given.keys()];
  }

  /** Notes that a parameter's value cannot be used. With a list of allowed values, the nearest is suggested. */
  refuse(parameter: string, value: string, code: ParameterError["code"], expected: Text, allowed?: readonly string[]): void {
    const slip = code === "unknown" ? parameter : value;
    this.#errors.push({
      parameter: cut(parameter),
      code,
      value: cut(value),
      expected: expected.en,
      expectedJa: expected.ja,
      didYouMean: allowed ? suggest(slip, allowed) : null,
      ...(allowed && { allowed }),
    });
  }

  /** The items of a comma list, each one of `allowed` and once; empty where the parameter is not given. */
  list(name: string, allowed: readonly string[], itemOf: (item: string) => string = (item) => item): string[] {
    const value = this.get(name);
    if (!value) return [];
    const items = value.split(",");
    for (const [i, item] of items.entries()) {
      const expected = { en: "a comma-separated list of allowed values", ja: "一覧にある値のカンマ区切り" };
      if (!allowed.includes(itemOf(item))) this.refuse(name, item, "value", expected, allowed);
      else if (items.findIndex((other) => itemOf(other) === itemOf(item)) < i) {
        this.refuse(name, item, "repeated", { en: "each value once", ja: "同じ値は一度だけ" });
      }
    }
    return items;
  }

  /** Ends the request if anything was refused. */
  check(): void {
    if (this.#errors.length === 0) return;
    const names = [...new Set(this.#errors.map((error) => error.parameter))].join(", ");
    throw new Problem(
      "invalid-parameter",
      { en: `Cannot use: ${names}. See errors.`, ja: `使えないパラメータがあります: ${names}。errors を見てください。` },
      { errors: this.#errors },
    );
  }
}

/** Percent-decodes a part of a query; `+` is a space (WHATWG URL, application/x-www-form-urlencoded). */
function decode(part: string): string {
  return decodeText(part.replaceAll("+", " "));
}

/** Percent-decodes UTF-8 and refuses what is broken or would break an answer. */
export function decodeText(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    throw new Problem("malformed-url", {
      en: `“${cut(text)}” is not percent-encoded UTF-8.`,
      ja: `「${cut(text)}」はUTF-8のパーセント符号化として読めません。`,
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  if (/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(decoded)) {
    throw new Problem("malformed-url", {
      en: "The URL has a control character.",
      ja: "URLに制御文字が含まれています。",
    });
  }
  return decoded;
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join("")}…` : text;
}
