import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** Which room may use which: imports go one way, towards the model. Files beside the rooms (urls, env) are rooms of their own. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  urls: [],
  env: [],
  hop: [],
  metered: ["env"],
  exchange: ["metered"],
  log: ["metered", "exchange"],
  formats: ["model", "urls"],
  catalog: ["model", "formats", "urls"],
  release: ["model", "formats", "catalog", "urls"],
  store: ["model", "release"],
  db: ["model", "hop", "metered"],
  api: ["model", "formats", "catalog", "release", "store", "db", "urls", "env", "hop", "memory", "metered", "exchange", "log"],
  site: ["model", "formats", "catalog", "db", "api", "urls", "env", "hop"],
  app: ["api", "site", "urls", "env", "hop", "exchange", "log"],
  door: ["api", "urls"],
  // The words that scripts say stand with all others.
  client: ["model", "site"],
  memory: [],
  worker: ["app", "door", "memory", "api", "urls", "env", "metered", "exchange", "log"],
  cli: ["model", "formats", "catalog", "release", "store", "db", "api", "site", "urls", "env"],
};

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const roomOf = (path: string) => path.split("/")[0]?.replace(/\.tsx?$/, "") ?? "";
const importsOf = (file: string) =>
  [
    ...readFileSync(`src/${file}`, "utf8").matchAll(
      /^(?:(?:import|export|\})[^"\n]*\bfrom |import )"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ].map(([, name, dynamic]) => (name ?? dynamic) as string);

// Name and version of the software, which belong to no room.
const MANIFEST = "/package.json";

describe("imports", () => {
  it("the table names every room", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(allowed).sort());
  });

  it.each(files)("%s imports only what its room may use", (file) => {
    const room = roomOf(file);
    for (const name of importsOf(file)) {
      if (!name.startsWith(".") || name.endsWith(MANIFEST)) continue;
      const target = roomOf(relative("src", resolve("src", dirname(file), name)));
      if (target !== room) expect(allowed[room], `${file} imports ${name}`).toContain(target);
    }
  });

  it("only the command line knows Node, wrangler and development tools", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
    for (const file of files.filter((one) => roomOf(one) !== "cli")) {
      for (const name of importsOf(file).filter((one) => !one.startsWith("."))) {
        const library = name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : (name.split("/")[0] as string);
        expect(Object.keys(dependencies), `${file} imports ${name}`).toContain(library);
      }
    }
  });

  it("the Worker never loads chanfana: OpenAPI is made by the build", () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const name of importsOf(file)) {
        expect(name, file).not.toBe("chanfana");
        if (!name.startsWith(".") || name.endsWith(MANIFEST)) continue;
        const path = relative("src", resolve("src", dirname(file), name));
        const found = [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((one) => files.includes(one));
        expect(found, `${file} imports ${name}`).toBeDefined();
        walk(found as string);
      }
    };
    walk("worker.ts");
    expect(seen.size).toBeGreaterThan(40);
  });
});
