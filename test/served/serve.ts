import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Origin of the portal, started the way a person starts it. */
    origin: string;
  }
}

/** Starts the portal with `npm start` on a free port for the tests of this folder, and stops it after them. */
export default async function serve(project: TestProject): Promise<() => void> {
  const port = await freePort();
  const portal = spawn("npm", ["start"], {
    env: { ...process.env, PORT: String(port) },
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
  for (let tries = 0; tries < 240; tries++) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) {
      project.provide("origin", origin);
      return stop;
    }
    if (portal.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  stop();
  throw new Error(`npm start did not become ready:\n${output.slice(-4000)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
