import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { openapi } from "../../src/cli/openapi";
import { developers } from "../../src/site/guides/developers";

type Answer = { readonly content?: Readonly<Record<string, unknown>>; readonly $ref?: string };
type Document = {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Readonly<Record<string, Answer>> } }>>;
  readonly components: { readonly responses: Readonly<Record<string, Answer>> };
};

describe("the guide for developers, in TypeScript", () => {
  it("names the media types that an answer and an error of the address have", () => {
    const releases = readFrozen().map(({ release }) => release);
    const [frozen] = readFrozen().slice(-1);
    if (!frozen) throw new Error("there is no release");
    const { release, manifest } = frozen;
    const book = { origin: "https://x.test", contact: "", release, manifest, releases, rows: () => [], example: () => null };
    const texts = developers
      .sections(book)
      .flatMap((section) => section?.blocks.flatMap((block) => ("text" in block ? block.text : [])));
    const shown = String(texts.find((text) => typeof text === "string" && text.includes("openapi-typescript")));
    const [, answered = "", refused = "", path = ""] = /<paths, "(.+?)" \| "(.+?)">[\s\S]*\.GET\("(.+?)"\)/.exec(shown) ?? [];
    const { paths, components } = openapi() as Document;
    const typesOf = (status: string) => {
      const one = paths[path]?.get.responses[status];
      const answer = one?.$ref ? components.responses[one.$ref.split("/").at(-1) as string] : one;
      return Object.keys(answer?.content ?? {});
    };
    expect(typesOf("200")).toContain(answered);
    expect(typesOf("400")).toContain(refused);
    // No other answer of the one type, or what is read would have another shape.
    expect(typesOf("200")).not.toContain(refused);
    expect(typesOf("400")).not.toContain(answered);
  });
});
