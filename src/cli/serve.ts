import { spawn } from "node:child_process";
import { SERVED, STATE } from "./settings";
import { cannotStart, quiet } from "./wrangler";

/** Serves the portal on PORT, 8787 by default, from what the local D1 and R2 hold. */
const port = process.env.PORT ?? "8787";
const server = spawn(
  "wrangler",
  [
    ...["dev", ...SERVED, "--local", "--persist-to", STATE, "--port", port, "--show-interactive-dev-session=false"],
    // Else it would answer as the host of the first route in wrangler.toml, and its commands would ask the portal in public.
    "--infer-origin-from-routes=false",
  ],
  {
    env: quiet,
    stdio: "inherit",
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
server.on("error", cannotStart);
server.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
