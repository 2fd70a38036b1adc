import { readdirSync, readFileSync } from "node:fs";
import { buildSync } from "esbuild";

/** A package that is part of what is served, as the lock file pins it. */
export type Bundled = {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Where the archive is. */
  readonly archive: string;
  /** Subresource integrity of the archive, SHA-512. */
  readonly integrity: string;
  readonly dependencies: readonly string[];
  /** The words of its licence, where it brings them. */
  readonly notice: string | null;
};

type Locked = {
  readonly version: string;
  readonly license?: string;
  readonly integrity: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** Whose file the build copies as it is. */
const COPIED = "node_modules/@sqlite.org/sqlite-wasm";

/** Every package of which anything reaches the Worker, whose files are given, or a browser, by name. What only builds or tests is not among them. */
export function bundledPackages(worker: readonly string[]): readonly Bundled[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Readonly<Record<string, Locked>> };
  const scripts = readdirSync("src/client").filter((file) => file.endsWith(".ts"));
  const { metafile } = buildSync({
    entryPoints: scripts.map((file) => `src/client/${file}`),
    outdir: "dist",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "error",
  });
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  // What tree shaking left nothing of is not served.
  const kept = outputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  const folders = new Set([
    COPIED,
    ...[...worker, ...kept].flatMap((file) => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
  ]);
  const names = new Set([...folders].map(nameOf));
  return [...folders].sort().map((folder) => {
    const { version, license = "", integrity, dependencies = {} } = packages[folder] as Locked;
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return {
      name: nameOf(folder),
      version,
      licence: license,
      archive: archiveOf(nameOf(folder), version),
      integrity,
      dependencies: Object.keys(dependencies).filter((name) => names.has(name)),
      notice: file ? readFileSync(`${folder}/${file}`, "utf8").trim() : null,
    };
  });
}

function nameOf(folder: string): string {
  return folder.split("node_modules/").at(-1) as string;
}

// The lock file names no registry, so that a mirror serves as well; the digest is the same everywhere.
function archiveOf(name: string, version: string): string {
  return `https://registry.npmjs.org/${name}/-/${name.split("/").at(-1)}-${version}.tgz`;
}
