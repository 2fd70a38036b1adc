import { expect } from "vitest";
import { get } from "./portal";

/** An element of a page as a parser of HTML sees it; `text` is what stands directly in it, of a script as it is written. */
export type Element = { readonly name: string; readonly attributes: readonly (readonly [string, string])[]; text: string };

/** Every element of a page, or those that a selector finds, by the platform's own parser (lol-html). */
export async function elementsOf(page: Response, selector = "*"): Promise<Element[]> {
  const elements: Element[] = [];
  const rewriter = new HTMLRewriter().on(selector, {
    element({ tagName: name, attributes }) {
      elements.push({
        name,
        attributes: [...attributes].map(([key = "", value = ""]) => [key, decoded(value)] as const),
        text: "",
      });
    },
    text({ text }) {
      const last = elements.at(-1);
      if (last) last.text += text;
    },
  });
  await rewriter.transform(page).text();
  return elements;
}

/** The words of the first heading of a page. */
export async function mainHeading(page: Response): Promise<string> {
  let words = "";
  await new HTMLRewriter()
    .on("h1", {
      text({ text }) {
        words += text;
      },
    })
    .transform(page)
    .text();
  return decoded(words);
}

function decoded(text: string): string {
  const entities: Readonly<Record<string, string>> = { quot: '"', "#39": "'", lt: "<", gt: ">", amp: "&" };
  return text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? "");
}

/** The words of each element that a selector finds on a page, in order. */
export async function wordsOf(path: string, selector: string): Promise<string[]> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  const words: string[] = [];
  await new HTMLRewriter()
    .on(selector, {
      element: () => void words.push(""),
      text: ({ text }) => void words.push((words.pop() ?? "") + text),
    })
    .transform(response)
    .text();
  return words.map((one) => decoded(one).trim());
}

/** Where the links that a selector finds on a page lead, in order. */
export async function hrefsOf(path: string, selector: string): Promise<string[]> {
  return (await elementsOf(await get(path), selector)).map(({ attributes }) => Object.fromEntries(attributes).href ?? "");
}
