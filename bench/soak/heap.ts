import type { Served } from "../portal";

const MIB = 2 ** 20;
const POKE_MS = 50;

/**
 * What the portal's isolate holds when what nobody needs is collected, in MiB: its objects, and the bytes of its buffers. Cloudflare bounds both
 * together to 128 MB. Asked of workerd's inspector (Chrome DevTools Protocol, `Runtime.getHeapUsage`), which is let go at once.
 */
export async function heapOf({ origin, inspector }: Served): Promise<number> {
  const socket = new WebSocket(`${inspector}/core:user:portal`);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  // The isolate collects when it is next entered, and an idle one is not.
  const poke = setInterval(() => fetch(`${origin}/healthz`).catch(() => {}), POKE_MS);
  try {
    await told(socket, "Runtime.enable");
    await told(socket, "HeapProfiler.enable");
    await told(socket, "HeapProfiler.collectGarbage");
    const { usedSize = Number.NaN, backingStorageSize = Number.NaN } = await told(socket, "Runtime.getHeapUsage");
    return (usedSize + backingStorageSize) / MIB;
  } finally {
    clearInterval(poke);
    socket.close();
  }
}

let last = 0;

/** Sends a command to an inspector, and waits for its answer. */
function told(socket: WebSocket, method: string): Promise<Readonly<Record<string, number>>> {
  const id = ++last;
  return new Promise((resolve) => {
    const read = (event: { readonly data: string }) => {
      const answer = JSON.parse(event.data) as { readonly id?: number; readonly result: Readonly<Record<string, number>> };
      if (answer.id !== id) return;
      socket.removeEventListener("message", read as never);
      resolve(answer.result);
    };
    socket.addEventListener("message", read as never);
    socket.send(JSON.stringify({ id, method }));
  });
}
