/** An element of a page as a parser of HTML sees it; `text` is what stands directly in it, of a script as it is written. */
export type Element = { readonly name: string; readonly attributes: readonly (readonly [string, string])[]; text: string };

/** Every element of a page, by the platform's own parser (lol-html). */
export async function elementsOf(page: Response): Promise<Element[]> {
  const elements: Element[] = [];
  const rewriter = new HTMLRewriter().on("*", {
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
