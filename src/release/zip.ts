import { zipSync } from "fflate";
import type { Release } from "../model/release";

/**
 * Files as one ZIP, dated with the release. The ZIP format keeps local time: a date from local parts is the same number in every
 * time zone.
 */
export function zip({ issued }: Release, files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const [year = 0, month = 0, day = 0] = issued.split("-").map(Number);
  return zipSync(files, { level: 9, mtime: new Date(year, month - 1, day) }) as Uint8Array<ArrayBuffer>;
}
