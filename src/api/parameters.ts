import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { limits } from "./limits";
import { isPlain } from "./plain";
import { type ParameterError, Problem } from "./problem";
import { splitList } from "./query-string";
import { shorten } from "./shorten";

const MOST_ERRORS = 20;
const MOST_SHOWN = 200;

/** Names with values as they are: a text, or the items of a list. */
export type Members = readonly (readonly [name: string, value: string | readonly string[]])[];

/**
 * The parameters of one request, read once: each may be given once, and each that is not allowed is unknown. Errors are
 * collected, so that one answer names them all. They come from a query string, or as members that need no decoding.
 */
export class Parameters {
  readonly #given = new Map<string, string | readonly string[]>();
  readonly #errors: ParameterError[] = [];

  constructor(source: string | Members, allowed: readonly string[]) {
    const members = typeof source === "string" ? membersOf(source) : source;
    refuseTooMany(members.length);
    for (const [parameter, value] of members) {
      const shown = String(value);
      if (!allowed.includes(parameter)) {
        this.refuse(
          parameter,
          shown,
          "unknown",
          { en: "a parameter that this URL accepts", ja: "このURLで使えるパラメータ" },
          allowed,
        );
      } else if (this.#given.has(parameter)) {
        this.refuse(parameter, shown, "repeated", { en: "to be given once", ja: "一度だけの指定" });
      } else if (value.length === 0) {
        this.refuse(parameter, shown, "empty", { en: "a value, or leave the parameter out", ja: "値（不要なら省略）" });
      } else {
        this.#given.set(parameter, value);
      }
    }
  }

  /** The value of a parameter, or null where it is not given. */
  get(name: string): string | null {
    const value = this.#given.get(name) ?? null;
    return value === null || typeof value === "string" ? value : value.join(",");
  }

  /** The items of a list; none where the parameter is not given. In a text, an item with a comma in it stands in double quotes. */
  items(name: string): string[] {
    const value = this.#given.get(name) ?? [];
    return typeof value === "string" ? splitList(value) : [...value];
  }

  /** Whether a member came as a list. */
  isList(name: string): boolean {
    return typeof this.#given.get(name) === "object";
  }

  /** The names given, in the order of the URL. */
  names(): string[] {
    return [...this.#given.keys()];
  }

  /** Notes that a parameter's value cannot be used. With a list of allowed values, the nearest is suggested. */
  refuse(parameter: string, value: string, code: ParameterError["code"], expected: Text, allowed?: readonly string[]): void {
    const slip = code === "unknown" ? parameter : value;
    this.#errors.push({
      parameter: shorten(parameter, MOST_SHOWN),
      code,
      value: shorten(value, MOST_SHOWN),
      expected: expected.en,
      expectedJa: expected.ja,
      didYouMean: allowed ? suggest(slip, allowed) : null,
      ...(allowed && { allowed }),
    });
  }

  /** The items of a comma list, each one of `allowed` and once. */
  list(name: string, allowed: readonly string[], itemOf: (item: string) => string = (item) => item): string[] {
    const items = this.items(name);
    for (const [i, item] of items.entries()) {
      if (!allowed.includes(itemOf(item))) {
        this.refuse(name, item, "value", { en: "allowed values, separated by commas", ja: "一覧にある値のカンマ区切り" }, allowed);
      } else if (items.findIndex((other) => itemOf(other) === itemOf(item)) < i) {
        this.refuse(name, item, "repeated", { en: "each value once", ja: "同じ値は一度だけ" });
      }
    }
    return items;
  }

  /** Ends the request if anything was refused. A closed list is spelt out once, however many errors refer to it. */
  check(): void {
    if (this.#errors.length === 0) return;
    const names = [...new Set(this.#errors.map((error) => error.parameter))];
    const shown = shorten(names.slice(0, MOST_ERRORS).join(", "), MOST_SHOWN);
    const spelt = new Set<readonly string[]>();
    const errors = this.#errors.slice(0, MOST_ERRORS).map(({ allowed, ...error }) => {
      if (!allowed || spelt.has(allowed)) return error;
      spelt.add(allowed);
      return { ...error, allowed };
    });
    throw new Problem(
      "invalid-parameter",
      { en: `Please fix: ${shown}.`, ja: `次のパラメータを直してください：${shown}。` },
      { errors },
    );
  }
}

/** Refuses more parameters than are looked at one by one. */
export function refuseTooMany(count: number): void {
  if (count <= limits.parameters) return;
  throw new Problem("invalid-parameter", {
    en: `A request may have ${limits.parameters} parameters; this one has ${count}.`,
    ja: `パラメータは${limits.parameters}個までです（${count}個あります）。`,
  });
}

/**
 * Names and values of a query string, percent-decoded; `+` is a space (WHATWG URL, application/x-www-form-urlencoded). Refuses what is no
 * UTF-8 and what would break an answer. The values of `inLines` may have tabs and lines, which end as on a page and not as a form sends them.
 */
export function membersOf(search: string, inLines: readonly string[] = []): [name: string, value: string][] {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
  return parts.map((part) => {
    const [written = "", ...rest] = part.replaceAll("+", " ").split("=");
    const name = decodeText(written);
    if (!inLines.includes(name)) return [name, decodeText(rest.join("="))];
    const value = decodeUtf8(rest.join("=")).replaceAll("\r\n", "\n");
    plain(value.replaceAll(/[\n\t]/g, " "));
    return [name, value];
  });
}

/** A path whose slashes a client wrote as %2F, as those do that are made from OpenAPI: there a path parameter holds none (3.1, section 4.8.12.2). */
export function withSlashes(path: string): string {
  return path.replaceAll(/%2f/gi, "/");
}

/** Percent-decodes UTF-8 and refuses what is broken or would break an answer. */
export function decodeText(text: string): string {
  return plain(decodeUtf8(text));
}

function decodeUtf8(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem("malformed-url", {
      en: `“${shorten(text)}” is not percent-encoded UTF-8.`,
      ja: `「${shorten(text)}」はUTF-8のパーセント符号化として読めません。`,
    });
  }
}

function plain(text: string): string {
  if (isPlain(text)) return text;
  throw new Problem("malformed-url", {
    en: "The URL has a control character or a noncharacter.",
    ja: "URLに制御文字または非文字が含まれています。",
  });
}
