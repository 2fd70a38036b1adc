import { describe, expect, it, vi } from "vitest";

// A language is a value of one list; that its words are missing is what the compiler says.
vi.mock("../../src/model/text", async (original) => ({
  ...(await original<typeof import("../../src/model/text")>()),
  languages: ["ja", "en", "fr"],
}));
const { site } = await import("../../src/site");
const { pages } = await import("../../src/site/pages");
const { Layout } = await import("../../src/site/frame/layout");
const { paths } = await import("../../src/urls");

describe("a language that is added to the list", () => {
  it("has every kind of page, and the documents that the build makes", () => {
    const routes = site.routes.map(({ path }) => path);
    for (const [name, { pattern }] of Object.entries(pages)) expect(routes, name).toContain(pattern("fr" as "en"));
    for (const path of [paths.docs("fr"), paths.guidesPage("fr"), paths.problemsPage("fr")]) expect(routes).toContain(path);
  });

  it("is where every page leads to, in its head and to its reader", () => {
    const page = String(
      Layout({
        language: "en",
        page: paths.moneyPage,
        title: "Money",
        description: "Money",
        publicUrl: "https://portal.test",
      }),
    );
    expect(page).toContain(`<link rel="alternate" hreflang="fr" href="https://portal.test${paths.moneyPage("fr")}"/>`);
    expect(page).toMatch(new RegExp(`<a href="${paths.moneyPage("fr")}"[^>]* hreflang="fr"`));
  });
});
