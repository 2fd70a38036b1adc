import { readdirSync, readFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { bundleWorker } from "../../src/cli/bundle";
import { bundledPackages } from "../../src/cli/bundled";
import { notices, sbom } from "../../src/cli/sbom";

const read = (file: string) => readFileSync(file, "utf8");
const config = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });

describe("what the Worker is given", () => {
  // A secret would be a member of Env that no line of wrangler.toml declares.
  it("is what wrangler.toml declares, and no secret", () => {
    const declared = [
      ...Object.keys(config.vars),
      ...config.d1_databases.map(({ binding }: { binding: string }) => binding),
      ...config.r2_buckets.map(({ binding }: { binding: string }) => binding),
      ...config.ratelimits.map(({ name }: { name: string }) => name),
      config.assets?.binding,
      // The day of the deployment, which `npm run deploy` says.
      "DEPLOYED",
    ];
    const members = [...read("src/env.ts").matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
    expect([...members].sort()).toEqual([...declared].sort());
    expect(Object.keys(config.vars).sort()).toEqual(["CONTACT", "PUBLIC_URL"]);
    expect(members.join(" ")).not.toMatch(/SECRET|TOKEN|KEY|PASSWORD/);
  });

  it("writes one thing to a database: queries that readers keep", () => {
    const { outputFiles } = buildSync({
      entryPoints: ["src/worker.ts"],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      define: { DATASET: '"{}"' },
      logLevel: "error",
    });
    const writing = outputFiles[0]?.text.match(/\b(?:INSERT|UPDATE|DELETE|REPLACE)\b[\w ]*? (?:INTO|FROM|SET) (?:\w+|\$\{)/g);
    expect(writing).toEqual(["INSERT OR IGNORE INTO queries"]);
  });

  it("is told of no request by the platform's log, whose lines have addresses and headers", () => {
    expect(config.observability?.logs?.invocation_logs).toBe(false);
  });
});

const { files } = await bundleWorker();

describe("what it is made of", () => {
  const bundled = bundledPackages(files);
  const bom = JSON.parse(sbom(bundled)) as {
    bomFormat: string;
    specVersion: string;
    components: { "bom-ref": string; name: string; hashes: { content: string }[]; licenses: { license: { id: string } }[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };

  it("is listed in CycloneDX 1.6: what is served, and not what builds or tests", () => {
    expect([bom.bomFormat, bom.specVersion]).toEqual(["CycloneDX", "1.6"]);
    const names = bom.components.map(({ name }) => name);
    for (const name of ["hono", "zod", "drizzle-orm", "sqlite-wasm"]) expect(names).toContain(name);
    for (const name of ["chanfana", "wrangler", "esbuild", "vitest"]) expect(names).not.toContain(name);
    for (const { hashes } of bom.components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    const refs = bom.components.map((component) => component["bom-ref"]);
    for (const { dependsOn } of bom.dependencies) for (const one of dependsOn) expect(refs).toContain(one);
    // Whatever is served is needed by something.
    expect(new Set(bom.dependencies.flatMap(({ dependsOn }) => dependsOn))).toEqual(new Set(refs));
  });

  it("is listed in the same bytes each time", () => {
    expect(sbom(bundledPackages(files))).toBe(sbom(bundled));
  });

  it("may be served: every licence allows it, and its words go with it where it brings them", () => {
    const allowed = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];
    for (const { name, licence } of bundled) expect([name, allowed.includes(licence), licence]).toEqual([name, true, licence]);
    for (const { name, notice } of bundled) {
      expect(notices(bundled)).toContain(`${name} `);
      if (notice) expect(notices(bundled)).toContain(notice);
    }
    // Those that bring no words are under the Apache licence, which asks for a copy: one is there.
    for (const { name, licence, notice } of bundled) if (!notice) expect([name, licence]).toEqual([name, "Apache-2.0"]);
  });

  it("is pinned: exact versions, a lock file with the digest of every archive, and nothing installed past it", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+[\w.-]*$/)]);
    type Locked = { integrity?: string; inBundle?: boolean };
    const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
    for (const [folder, { integrity, inBundle }] of Object.entries(packages)) {
      if (folder === "" || inBundle) continue;
      expect([folder, integrity]).toEqual([folder, expect.stringMatching(/^sha512-/)]);
    }
    const commands = [
      read(".ci/run"),
      ...readdirSync(".")
        .filter((file) => file.endsWith(".md"))
        .map(read),
    ].join("\n");
    expect(commands).not.toMatch(/npm (?:install|i|update)\b/);
    expect(read(".ci/run")).toContain("npm ci");
  });
});
