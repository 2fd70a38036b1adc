import { describe, expect, it } from "vitest";
import { describer } from "../../src/catalog/describe";
import { expanded, namespaces } from "../../src/formats/graph";
import { urlsAt } from "../../src/urls";

const urls = urlsAt("https://sti-policy.example");

describe("a name written with a prefix", () => {
  it("becomes the IRI", () => {
    expect(expanded("dct:title", namespaces(urls))).toBe("http://purl.org/dc/terms/title");
    expect(describer(urls)("https://sti-policy.example/x", { "vann:termGroup": "x" })).toEqual([
      ["https://sti-policy.example/x", "http://purl.org/vocab/vann/termGroup", { value: "x" }],
    ]);
  });

  it.each(["dtc:title", "title"])("is refused where nobody knows the prefix: %s", (name) => {
    expect(() => expanded(name, namespaces(urls))).toThrow(name);
    expect(() => describer(urls)("https://sti-policy.example/x", { [name]: "x" })).toThrow(name);
  });
});
