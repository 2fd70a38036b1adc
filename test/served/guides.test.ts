import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { publicUrl } from "../../src/cli/settings";
import { languages } from "../../src/model/text";
import { problemCodes } from "../../src/site/files";
import { guideNames, paths } from "../../src/urls";
import { launch } from "./chromium";
import { broken } from "./links";

const origin = inject("origin");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** What a page shows and where it leads: texts of the elements that a selector finds, and every link. */
async function shown(path: string, selector: string) {
  const page = await browser.newPage();
  const response = await page.goto(origin + path);
  expect(response?.status(), path).toBe(200);
  const texts = await page.locator(selector).allTextContents();
  const links = await page.$$eval("main a[href]", (all) => all.map((one) => (one as unknown as { href: string }).href));
  await page.close();
  return { texts, links };
}

/** Runs a command as a reader would, on the portal at hand; a request that is refused fails unless `refused`. */
function run(command: string, refused = false) {
  const curl = `curl() { command curl ${refused ? "" : "--fail-with-body "}-sS "$@"; }\n`;
  const cwd = mkdtempSync(join(tmpdir(), "guide-"));
  return spawnSync("sh", ["-ec", curl + command.replaceAll(publicUrl(), origin)], { cwd, encoding: "utf8" });
}

describe.each(guideNames.flatMap((name) => languages.map((language) => paths.guidePage(language, name))))("%s", (path) => {
  it("leads somewhere by every link, and its commands do what they say", async () => {
    const { texts, links } = await shown(path, "code.command");
    expect(await broken(links, publicUrl())).toEqual([]);
    for (const command of texts) {
      const { status, stdout, stderr } = run(command, command.includes("limt="));
      expect([status, stderr], command).toEqual([0, ""]);
      expect(stdout, command).not.toBe("");
    }
  });

  it("gives no address or citation of a release but the latest to copy", async () => {
    const { data } = (await (await fetch(`${origin}/v1/releases/latest`)).json()) as { data: { id: string } };
    const { texts } = await shown(path, "main code");
    const named = texts.flatMap((text) => [...text.matchAll(/(?:@|\/releases\/|\/dumps\/|[Rr]elease |リリース)(\d+\.\d+\.\d+)/g)]);
    expect(named.filter(([, release]) => release !== data.id).map(([text]) => text)).toEqual([]);
  });
});

describe("what the guides promise", () => {
  it("the digest of a figure is the one that its citation prints, and a file is what was published", async () => {
    const { texts } = await shown(paths.guidePage("en", "researchers"), "code.command");
    const digests = run(texts.find((text) => text.includes("grep SHA-256")) as string).stdout.match(/[0-9a-f]{64}/g) ?? [];
    expect(digests).toHaveLength(2);
    expect(digests[0]).toBe(digests[1]);
    expect(run(texts.find((text) => text.includes("--check")) as string).stdout).toContain(".zip: OK");
  });

  it("the digest of a line is that of the same line in the text of the source", async () => {
    const { texts } = await shown(paths.guidePage("ja", "researchers"), "main code");
    const evidence = JSON.parse(texts.find((text) => text.includes('"printed"')) as string) as { sha256: string };
    expect(run(texts.find((text) => text.includes("/sources/")) as string).stdout).toContain(evidence.sha256);
  });

  it("what has not changed is answered without a body", async () => {
    const { texts } = await shown(paths.guidePage("en", "developers"), "code.command");
    expect(run(texts.find((text) => text.includes("If-None-Match")) as string).stdout).toMatch(/^HTTP\/1\.1 304/);
  });
});

describe.each(problemCodes)("the page of the error %s", (code) => {
  it("shows what the portal answers to the request that it shows", async () => {
    const { texts, links } = await shown(paths.problemPage("ja", code), "code.command, code#body");
    expect(await broken(links, publicUrl())).toEqual([]);
    const body = JSON.parse(texts.at(-1) as string) as Record<string, unknown>;
    expect(body.type).toBe(publicUrl() + paths.problem(code));
    if (texts.length < 2) return;
    const answer = JSON.parse(run(texts[0] as string, true).stdout) as Record<string, unknown>;
    const { type, title, titleJa, status } = body;
    expect(answer).toMatchObject({ type, title, titleJa, status });
    // Where the page leaves a value open, it says so.
    if (!JSON.stringify(body).includes("…")) expect(answer).toMatchObject({ detail: body.detail, detailJa: body.detailJa });
  });
});

describe("the sitemap", () => {
  it("names pages and data that are there, the guides among them", async () => {
    const found = [...(await (await fetch(origin + paths.sitemap())).text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, at = ""]) => at,
    );
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain(publicUrl() + paths.listPage("ja", "budgets"));
    expect(found).toEqual(expect.arrayContaining(guideNames.map((name) => publicUrl() + paths.guidePage("ja", name))));
    expect(await broken(found, publicUrl())).toEqual([]);
  });
});
