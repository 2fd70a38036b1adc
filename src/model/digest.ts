/** SHA-256 of a text's UTF-8 bytes or of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4). */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return hexOf(await crypto.subtle.digest("SHA-256", bytes));
}

/** Bytes as lower-case hexadecimal digits. */
export function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
