import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import type { Field } from "../../src/model/field";
import { columnsOf } from "../../src/model/kinds";
import { languages, type Text } from "../../src/model/text";
import { said } from "../../src/site/frame/said";
import { paths } from "../../src/urls";
import { get, latest, portal, problem } from "./portal";

const { manifest } = env.FROZEN.at(-1) as (typeof env.FROZEN)[number];

async function html(path: string): Promise<{ text: string; headers: Headers }> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return { text: await response.text(), headers: response.headers };
}

/** The JSON-LD documents in the head of a page. */
function graphsOf(text: string): Record<string, unknown>[] {
  return [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json as string));
}

/** The files of a collection or of the whole that stand for themselves, without their packed twins. */
function filesOf(stem: string) {
  return manifest.files.filter(
    ({ name }) => (name.startsWith(`${stem}.`) || name === `${stem}-excel.csv`) && !name.endsWith(".gz"),
  );
}

describe("the index of data", () => {
  it.each(languages)(
    "in %s has every file of the latest release with its digest, and leads to every collection",
    async (language) => {
      const { text } = await html(paths.datasetsPage(language));
      for (const { collection } of entities) {
        expect(text).toContain(`href="${paths.datasetPage(language, collection)}"`);
        for (const { name, sha256 } of [...filesOf(collection), ...filesOf("sti-policy")]) {
          expect(text).toContain(`href="${paths.dump(latest.id, name)}"`);
          expect(text).toContain(sha256);
        }
      }
    },
  );
});

describe.each(entities.map((entity) => [entity.collection, entity] as const))("the dataset %s", (collection, { fields }) => {
  it("has its files with bytes and digest, every column with its codes, and every release that holds it", async () => {
    const { text } = await html(paths.datasetPage("en", collection));
    for (const { name, sha256, bytes } of filesOf(collection)) {
      expect(text).toContain(name);
      expect(text).toContain(sha256);
      expect(text).toContain(bytes.toLocaleString("en-GB"));
    }
    for (const key of manifest.fields[collection] ?? []) {
      const { label, values, kind } = fields[key] as Field;
      expect(text).toContain(`<code>${key}</code>`);
      const codes = Object.keys(values ?? {}).map((code) => said(fields[key] as Field, code) as Text);
      for (const words of [label, ...codes]) expect(text).toContain(words.en.replaceAll("'", "&#39;"));
      if (kind === "localized") for (const column of columnsOf(key, fields[key] as Field)) expect(text).toContain(column);
    }
    for (const { release, manifest: held } of env.FROZEN) {
      const there = text.includes(`href="${paths.listPage("en", collection, { release: release.id })}"`);
      expect(there, release.id).toBe(collection in held.counts);
    }
  });

  it("describes itself in schema.org and Croissant, and leads machines to its files", async () => {
    const { text, headers } = await html(paths.datasetPage("ja", collection));
    const [webPage, croissant] = graphsOf(text);
    const url = portal.PUBLIC_URL + paths.list(collection, { release: latest.id });
    const about = webPage?.mainEntity as { "@id": string; distribution: { sha256: string }[] };
    expect(about["@id"]).toBe(url);
    expect(about.distribution.map(({ sha256 }) => sha256).toSorted()).toEqual(
      filesOf(collection)
        .map(({ sha256 }) => sha256)
        .toSorted(),
    );
    const { "@id": id, recordSet } = croissant as { "@id": string; recordSet: { field: { name: string }[] }[] };
    expect(id).toBe(url);
    expect(recordSet).toHaveLength(1);
    const columns = (manifest.fields[collection] ?? []).flatMap((key) => columnsOf(key, fields[key] as Field));
    expect(recordSet[0]?.field.map(({ name }) => name)).toEqual(columns);
    const link = headers.get("Link") ?? "";
    expect(link).toContain(`<${url}>; rel="cite-as"`);
    for (const { name } of filesOf(collection))
      expect(link).toContain(`<${portal.PUBLIC_URL}${paths.dump(latest.id, name)}>; rel="item"`);
  });

  it("has code that asks the origin that the reader has reached", async () => {
    const { text } = await html(paths.datasetPage("en", collection));
    const code = [...text.matchAll(/<code id="code-\w+">(.*?)<\/code>/gs)].map(([, one]) => one as string);
    const addresses = code.flatMap((one) => one.match(/https?:\/\/[^\s"'&]+/g) ?? []);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/portal\.test\//);
      expect((await get(address.slice("https://portal.test".length), { method: "HEAD" })).status, address).toBe(200);
    }
  });
});

describe("the SQL page", () => {
  it("pins the release that it is asked for, with the file that was published", async () => {
    for (const { release, manifest: held } of env.FROZEN) {
      const { text } = await html(paths.sqlPage("ja", `release=${release.id}&sql=SELECT+1%0D%0A--+%E4%BA%88%E7%AE%97`));
      const settings = JSON.parse(/id="sql-settings">(.*?)<\/script>/s.exec(text)?.[1] ?? "");
      const file = held.files.find(({ name }) => name === "sti-policy.sqlite");
      expect([settings.file, settings.sha256]).toEqual([paths.dump(release.id, "sti-policy.sqlite"), file?.sha256]);
      expect(text).toMatch(/<textarea[^>]*>SELECT 1\n-- 予算<\/textarea>/);
      for (const collection of Object.keys(held.counts)) expect(text).toContain(`id="table-${collection}"`);
    }
  });

  it("shows what it is given as text", async () => {
    const { text } = await html(paths.sqlPage("en", `sql=${encodeURIComponent("SELECT '</textarea><script>alert(1)</script>'")}`));
    expect(text).not.toContain("<script>alert");
  });

  it.each([
    "sql=%00",
    "sql=SELECT%0D1",
    "sql=%1B",
    "sql=%C2%85",
    "sql=%EF%BF%BF",
    "sql=%EF%B7%90",
    "x%00=1",
    "release=%0A",
    "release=%EF%BF%BF",
  ])("refuses what no page can show, and gives no other statement in its place: %s", async (query) => {
    expect((await problem(`/en/sql?${query}`)).type).toMatch(/malformed-url$/);
    const page = await get(`/en/sql?${query}`, { headers: { Accept: "text/html" } });
    expect(page.status).toBe(400);
    expect(await page.text()).not.toMatch(/[^\P{Cc}\n]|\p{Noncharacter_Code_Point}/u);
  });

  it("offers no command in which a line of somebody's statement leaves the statement", async () => {
    const statement = "SELECT 1;\nSQL\n.shell touch x\nSQL_\ntouch x";
    const { text } = await html(paths.sqlPage("en", `sql=${encodeURIComponent(statement)}`));
    const command = /id="offline-sqlite"[^>]*>(.*?)<\/code>/s.exec(text)?.[1] ?? "";
    expect(command).toMatch(/^sqlite3 -safe -box \S+ &lt;&lt;&#39;SQL__&#39;\n/);
    expect(command.split("\n").slice(1)).toEqual([...statement.split("\n"), "SQL__"]);
  });

  it("answers for a release that there is not as the API does", async () => {
    expect((await problem(paths.sqlPage("en", "release=9.9.9"))).type).toMatch(/unknown-release$/);
    expect((await problem("/en/datasets/budget")).didYouMean).toBe("budgets");
  });
});
