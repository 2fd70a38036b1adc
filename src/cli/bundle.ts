import { rolldown } from "rolldown";
import { define } from "./facts";

/** The Worker as it is uploaded. */
export type WorkerBundle = {
  /** One ES module, minified, with the facts of the data folder in it. */
  readonly code: string;
  /** Its source map (ECMA-426), as JSON. */
  readonly map: string;
  /** The files of which anything is left in it. */
  readonly files: readonly string[];
};

/** Bundles the Worker. wrangler uploads and serves what it is given: its own bundle is a twentieth larger, compressed. */
export async function bundleWorker(): Promise<WorkerBundle> {
  const bundle = await rolldown({
    input: "src/worker.ts",
    platform: "browser",
    resolve: { conditionNames: ["workerd", "worker", "browser", "import"] },
    transform: { target: "es2024", define: { ...define } },
    tsconfig: true,
    onLog(level, log) {
      throw new Error(`The Worker cannot be bundled without a ${level}: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, sourcemap: "hidden", codeSplitting: false });
  await bundle.close();
  const [{ code, map, modules }] = output;
  return {
    code: `${code}//# sourceMappingURL=worker.js.map\n`,
    map: String(map),
    files: Object.entries(modules).flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file] : [])),
  };
}
