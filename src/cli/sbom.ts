import { readFileSync } from "node:fs";
import type { Bundled } from "./bundled";

/**
 * The software bill of materials of what is served, in CycloneDX 1.6: each package with its licence, the digest of its archive and what it
 * rests on. It has no serial number and no moment, so that the same code has the same document.
 */
export function sbom(bundled: readonly Bundled[]): string {
  const { name, version, description, license } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, string>;
  const own = `pkg:npm/${name}@${version}`;
  const refOf = new Map(bundled.map((one) => [one.name, purlOf(one)]));
  const needed = new Set(bundled.flatMap(({ dependencies }) => dependencies));
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": own,
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: own,
      },
    },
    components: bundled.map(componentOf),
    dependencies: [
      { ref: own, dependsOn: bundled.filter((one) => !needed.has(one.name)).map(purlOf) },
      ...bundled.map((one) => ({ ref: purlOf(one), dependsOn: one.dependencies.map((name) => refOf.get(name)) })),
    ],
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** The licences of what is served, word for word, as they ask for. */
export function notices(bundled: readonly Bundled[]): string {
  const parts = bundled.map(({ name, version, licence, archive, notice }) =>
    [`${name} ${version} (${licence})`, archive, ...(notice ? ["", notice] : [])].join("\n"),
  );
  return `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function componentOf(one: Bundled) {
  const [group, name] = one.name.startsWith("@") ? one.name.split("/") : [undefined, one.name];
  return {
    type: "library",
    "bom-ref": purlOf(one),
    ...(group && { group }),
    name,
    version: one.version,
    scope: "required",
    hashes: [{ alg: "SHA-512", content: Buffer.from(one.integrity.replace("sha512-", ""), "base64").toString("hex") }],
    licenses: [{ license: { id: one.licence } }],
    purl: purlOf(one),
    externalReferences: [{ type: "distribution", url: one.archive }],
  };
}

/** The package URL (purl-spec, type npm): the scope's `@` is percent-encoded. */
function purlOf({ name, version }: Pick<Bundled, "name" | "version">): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
