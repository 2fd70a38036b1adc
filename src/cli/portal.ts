import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A portal that runs on this machine. */
export type Running = { readonly origin: string; stop(): void };

/**
 * Starts the portal with `npm start`, or another command, on a free port unless `env` names one, and waits until it is ready. Throws with what it printed where
 * it does not become so.
 */
export async function startPortal(
  command = "npm",
  args: readonly string[] = ["start"],
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const port = env.PORT ?? (await freePort());
  const portal = spawn(command, args, {
    env: { ...process.env, ...env, PORT: String(port) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [portal.stdout, portal.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const stop = () => {
    try {
      process.kill(-(portal.pid as number), "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  const origin = `http://localhost:${port}`;
  for (let tries = 0; tries < 500; tries++) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { origin, stop };
    if (portal.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  stop();
  throw new Error(`${[command, ...args].join(" ")} did not become ready:\n${output.slice(-4000)}`);
}

/** A port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
