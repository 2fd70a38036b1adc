import { createHash } from "node:crypto";

/** SHA-256 of a text, at once: the digest of the Web platform would make a promise of every line. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
