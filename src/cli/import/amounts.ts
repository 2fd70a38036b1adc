/** A cell that holds an amount: yen, nothing, or something else. */
export type Amount = { readonly yen: number } | "empty" | "unreadable" | "fraction" | "too-large";

/** An amount printed in yen. `50617000.0` is an integer, `50617000.5` none; ▲, △ and - stand before what is below zero. */
export function yenIn(cell: string): Amount {
  return amountIn(cell, 0);
}

/** An amount printed in million yen, with up to six decimals: `800909.636` is 800,909,636,000. */
export function millionYenIn(cell: string): Amount {
  return amountIn(cell, 6);
}

// Digits only: a float would round, and a sum would then be off by yen.
function amountIn(cell: string, decimals: number): Amount {
  const text = cell
    .normalize("NFKC")
    .replace(/[▲△−‐]/g, "-")
    .trim();
  if (text === "") return "empty";
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return "unreadable";
  const [, sign, whole = "", written = ""] = match;
  const fraction = written.replace(/0+$/, "");
  if (fraction.length > decimals) return "fraction";
  const yen = BigInt(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"));
  if (yen > BigInt(Number.MAX_SAFE_INTEGER)) return "too-large";
  // No negative zero: JSON could not tell it, and a comparison would.
  return { yen: sign && yen !== 0n ? -Number(yen) : Number(yen) };
}
