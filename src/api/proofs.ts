import { HOP_MS, hop } from "../hop";
import { bindingOf } from "../metered";
import { hexOf } from "../model/digest";
import type { DumpFile } from "../model/release";

/** Stored objects, each a key and a version: those that were read whole and had their digest, and until when others may take to be read. */
type Proofs = { readonly proven: Set<string>; readonly begun: Map<string, number> };

const proofs = new WeakMap<R2Bucket, Proofs>();

/** Why an object is not proven; `busy` where another request of this isolate has long been about to. */
type Unproven = "missing" | "damaged" | "busy";

/**
 * The stored object, where its bytes have the digest. It is read for that once in an isolate: who asks while another request reads it looks
 * again and again whether it is done, as the promise of another request must not be waited for.
 */
export async function provenObject(
  bucket: R2Bucket,
  key: string,
  file: DumpFile,
): Promise<{ readonly version: string } | Unproven> {
  const { proven, begun } = proofsOf(bucket);
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const head = await hop("R2", bucket.head(key));
    if (!head) return "missing";
    if (head.size !== file.bytes) return "damaged";
    const object = idOf(key, head);
    if (proven.has(object)) return head;
    if (!isBeingRead(begun, object)) return prove(bucket, key, file, object);
    for (; looks < MOST_LOOKS && isBeingRead(begun, object); looks++) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return "busy";
}

/** Remembers that a stored object has the digest of its file. */
export function noteProven(bucket: R2Bucket, key: string, object: R2Object): void {
  proofsOf(bucket).proven.add(idOf(key, object));
}

// Five seconds in all: longer than most files take.
const MOST_LOOKS = 50;
const LOOK_MS = 100;

// Bytes in a millisecond; what comes slower does not come.
const SLOWEST = 8_000;

async function prove(bucket: R2Bucket, key: string, file: DumpFile, object: string): Promise<R2Object | Unproven> {
  const { begun } = proofsOf(bucket);
  const within = HOP_MS + file.bytes / SLOWEST;
  // A reader who leaves may end the proof without a word.
  begun.set(object, Date.now() + within + HOP_MS);
  try {
    const stored = await hop("R2", bucket.get(key));
    if (!stored) return "missing";
    const digest = new crypto.DigestStream("SHA-256");
    const read = stored.body.pipeTo(digest, { signal: AbortSignal.timeout(within) });
    const [, sum] = await hop("R2", Promise.all([read, digest.digest]), { within });
    if (hexOf(sum) !== file.sha256) return "damaged";
    noteProven(bucket, key, stored);
    return stored;
  } finally {
    begun.delete(object);
  }
}

function isBeingRead(begun: Proofs["begun"], object: string): boolean {
  return Date.now() < (begun.get(object) ?? 0);
}

function idOf(key: string, { version }: R2Object): string {
  return `${key} ${version}`;
}

function proofsOf(bucket: R2Bucket): Proofs {
  const own = proofs.get(bindingOf(bucket)) ?? { proven: new Set(), begun: new Map() };
  proofs.set(bindingOf(bucket), own);
  return own;
}
