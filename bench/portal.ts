import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { unstable_readConfig } from "wrangler";
import { freePort } from "../src/cli/portal";
import { ASSETS, WORKER } from "../src/cli/settings";
import { workerdOf } from "./process";

/**
 * A portal, a bare Hono `hello` and a Worker that only reads from the portal's database, in one process and each on a socket of its own:
 * through the proxy of `wrangler dev` every ratio looks flat.
 */
export type Bench = { readonly portal: string; readonly hello: string; readonly bare: string; stop(): Promise<void> };

/** The portal alone, with everything that wrangler.toml binds, and the process that runs it. */
export type Served = {
  readonly origin: string;
  readonly pid: number;
  /** The address of workerd's inspector. */
  readonly inspector: string;
  /** How many lines of each event it has logged. */
  readonly logged: ReadonlyMap<string, number>;
  stop(): Promise<void>;
};

/** A binding as wrangler.toml names it. */
type Binding = { readonly binding: string; readonly database_id?: string; readonly bucket_name?: string };
type Counter = { readonly name: string; readonly namespace_id: string; readonly simple: { limit: number; period: number } };

const HELLO = "dist/bench/hello.js";
const BARE = "dist/bench/bare.js";

/** Starts the built Worker on what `state` holds (a folder as wrangler keeps it, `…/v3`), beside the yardstick. */
export async function startBench(state: string): Promise<Bench> {
  const [portalPort, helloPort, barePort] = [8790, 8791, 8792];
  const hello = {
    config: { name: "hello", compatibilityDate: settings().compatibility_date, manifest: modulesOf(HELLO) },
    dev: direct(helloPort),
  };
  // Without the static files: the router that serves them locally is a Worker of its own before this one.
  const { assets: _, ...config } = worker(portalPort).config;
  const portal = { ...worker(portalPort), config: { ...config, env: withoutAssets(config.env) } };
  const bare = {
    config: { ...hello.config, name: "bare", manifest: modulesOf(BARE), env: { DB: config.env.DB } },
    dev: direct(barePort),
  };
  const miniflare = await start(state, [portal, hello, bare]);
  return {
    portal: `http://127.0.0.1:${portalPort}`,
    hello: `http://127.0.0.1:${helloPort}`,
    bare: `http://127.0.0.1:${barePort}`,
    stop: () => miniflare.dispose(),
  };
}

/** Starts the built Worker alone on what `state` holds. */
export async function startPortal(state: string): Promise<Served> {
  const logged = new Map<string, number>();
  const alone = await startAlone(state, worker, {
    handleStructuredLogs({ message }) {
      const event = /"event":"([^"]+)"/.exec(message)?.[1] ?? "other";
      logged.set(event, (logged.get(event) ?? 0) + 1);
    },
  });
  return { ...alone, logged };
}

/** Starts a Worker of another file with the portal's database. */
export function startBeside(state: string, file: string): Promise<Omit<Served, "logged">> {
  return startAlone(state, (port) => {
    const { compatibilityDate, env } = worker(port).config;
    const config = { name: "beside", compatibilityDate, manifest: modulesOf(file), env: { DB: env.DB } };
    return { config, dev: direct(port) };
  });
}

/** What Miniflare is told beside the Workers and their state. */
type Beside = { readonly inspectorPort?: number; handleStructuredLogs?(line: { readonly message: string }): void };

async function startAlone(state: string, workerAt: (port: number) => object, log?: Beside): Promise<Omit<Served, "logged">> {
  const port = await freePort();
  const inspectorPort = await freePort();
  let miniflare: Miniflare | undefined;
  const pid = await workerdOf(async () => {
    miniflare = await start(state, [workerAt(port)], { inspectorPort, ...log });
  });
  const inspector = `ws://127.0.0.1:${inspectorPort}`;
  return { inspector, origin: `http://127.0.0.1:${port}`, pid, stop: async () => miniflare?.dispose() };
}

async function start(state: string, workers: readonly object[], beside: Beside = {}): Promise<Miniflare> {
  const options = { resourcePersistencePath: state, telemetry: { enabled: false }, cf: false, workers, ...beside };
  const miniflare = new Miniflare(options as unknown as ConstructorParameters<typeof Miniflare>[0]);
  await miniflare.ready;
  return miniflare;
}

/** The built Worker on a socket of its own, with what wrangler.toml binds. */
function worker(port: number) {
  const config = settings();
  return {
    config: {
      name: "portal",
      compatibilityDate: config.compatibility_date,
      manifest: modulesOf(WORKER),
      assets: { directory: `${process.cwd()}/${ASSETS}`, runWorkerFirst: true, hasUserWorker: true },
      env: Object.fromEntries([
        ...config.d1_databases.map(({ binding, database_id: id }: Binding) => [binding, { type: "d1", id }]),
        ...config.r2_buckets.map(({ binding, bucket_name: name }: Binding) => [binding, { type: "r2", name }]),
        ...config.ratelimits.map(({ name, namespace_id: namespace, simple }: Counter) => [
          name,
          { type: "rate-limit", namespace, simple },
        ]),
        ...Object.entries(config.vars).map(([name, value]) => [name, { type: "text", value }]),
        [config.assets.binding, { type: "assets" }],
      ]),
    },
    dev: direct(port),
  };
}

function direct(port: number) {
  return { unsafeDirectSockets: [{ host: "127.0.0.1", port }] };
}

function withoutAssets(env: Readonly<Record<string, object>>) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== settings().assets.binding));
}

function settings() {
  return unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
}

function modulesOf(file: string) {
  const name = file.split("/").at(-1) as string;
  return {
    mainModule: name,
    modulesRoot: process.cwd(),
    modules: { [name]: { type: "esm", contents: readFileSync(file, "utf8") } },
  };
}
