import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

/** A portal and a bare Hono `hello` in one process, each on a socket of its own: through the proxy of `wrangler dev` every ratio looks flat. */
export type Bench = { readonly portal: string; readonly hello: string; stop(): Promise<void> };

const HELLO = "dist/bench/hello.js";

/** Starts the built Worker on what `state` holds (a folder as wrangler keeps it, `…/v3`), beside the yardstick. */
export async function startBench(state: string): Promise<Bench> {
  const [portalPort, helloPort] = [8790, 8791];
  const miniflare = new Miniflare({
    resourcePersistencePath: state,
    telemetry: { enabled: false },
    cf: false,
    workers: [
      {
        config: {
          name: "portal",
          compatibilityDate: "2026-11-01",
          manifest: modulesOf("dist/worker/worker.js"),
          env: {
            DB: { type: "d1", id: "00000000-0000-0000-0000-000000000001" },
            SEARCH: { type: "d1", id: "00000000-0000-0000-0000-000000000002" },
            QUERIES: { type: "d1", id: "00000000-0000-0000-0000-000000000003" },
            DUMPS: { type: "r2", name: "sti-policy-dumps" },
            PUBLIC_URL: { type: "text", value: "https://sti-policy.example" },
            CONTACT: { type: "text", value: "mailto:data@sti-policy.example" },
          },
        },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: portalPort }] },
      },
      {
        config: { name: "hello", compatibilityDate: "2026-11-01", manifest: modulesOf(HELLO) },
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
