import { zipSync } from "fflate";
import type { Release } from "../model/release";

/**
 * Files as one ZIP, dated noon of the day of the release. The ZIP format keeps local time: a moment from local parts is the same number
 * in every time zone, and noon, unlike midnight, exists on every day in each of them.
 */
export function zip({ issued }: Release, files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const [year = 0, month = 0, day = 0] = issued.split("-").map(Number);
  return zipSync(files, { level: 9, mtime: new Date(year, month - 1, day, 12) }) as Uint8Array<ArrayBuffer>;
}
