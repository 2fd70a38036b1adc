import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { unstable_readConfig } from "wrangler";

/** A portal and a bare Hono `hello` in one process, each on a socket of its own: through the proxy of `wrangler dev` every ratio looks flat. */
export type Bench = { readonly portal: string; readonly hello: string; stop(): Promise<void> };

/** A binding as wrangler.toml names it. */
type Binding = { readonly binding: string; readonly database_id?: string; readonly bucket_name?: string };

const HELLO = "dist/bench/hello.js";

/** Starts the built Worker on what `state` holds (a folder as wrangler keeps it, `…/v3`), beside the yardstick. */
export async function startBench(state: string): Promise<Bench> {
  const [portalPort, helloPort] = [8790, 8791];
  const config = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  const compatibilityDate = config.compatibility_date;
  const miniflare = new Miniflare({
    resourcePersistencePath: state,
    telemetry: { enabled: false },
    cf: false,
    workers: [
      {
        config: {
          name: "portal",
          compatibilityDate,
          manifest: modulesOf("dist/worker/worker.js"),
          env: Object.fromEntries([
            ...config.d1_databases.map(({ binding, database_id: id }: Binding) => [binding, { type: "d1", id }]),
            ...config.r2_buckets.map(({ binding, bucket_name: name }: Binding) => [binding, { type: "r2", name }]),
            ...Object.entries(config.vars).map(([name, value]) => [name, { type: "text", value }]),
          ]),
        },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: portalPort }] },
      },
      {
        config: { name: "hello", compatibilityDate, manifest: modulesOf(HELLO) },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: helloPort }] },
      },
    ],
  } as ConstructorParameters<typeof Miniflare>[0]);
  await miniflare.ready;
  return {
    portal: `http://127.0.0.1:${portalPort}`,
    hello: `http://127.0.0.1:${helloPort}`,
    stop: () => miniflare.dispose(),
  };
}

function modulesOf(file: string) {
  const name = file.split("/").at(-1) as string;
  return {
    mainModule: name,
    modulesRoot: process.cwd(),
    modules: { [name]: { type: "esm", contents: readFileSync(file, "utf8") } },
  };
}
