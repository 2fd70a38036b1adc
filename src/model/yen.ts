const UNITS: Readonly<Record<string, bigint>> = { 兆: 1_000_000_000_000n, 億: 100_000_000n, 万: 10_000n };

/**
 * The yen of an amount as printed, such as 計4,114億円 or 10兆円規模; null when it is not read. All in integers.
 */
export function yenPrinted(printed: string): number | null {
  const match = /^計?((?:[\d,]+[兆億万])*)([\d,]*)円(?:規模)?$/.exec(printed.normalize("NFKC"));
  if (!match || (!match[1] && !match[2])) return null;
  let yen = BigInt((match[2] ?? "").replaceAll(",", "") || "0");
  for (const [, digits = "", unit = ""] of (match[1] ?? "").matchAll(/([\d,]+)([兆億万])/g)) {
    yen += BigInt(digits.replaceAll(",", "")) * (UNITS[unit] as bigint);
  }
  return Number(yen);
}

/** The unit that an amount is printed in, in yen: that of its last digit, 億 of 計4,114億円. 1 where it is printed to the yen. */
export function unitPrinted(printed: string): number {
  const unit = /([兆億万])円(?:規模)?$/.exec(printed.normalize("NFKC"))?.[1];
  return unit ? Number(UNITS[unit]) : 1;
}
