/** A stretch of two texts: in both, or in the first or the second alone. */
type Stretch = { readonly kind: "same" | "removed" | "added"; readonly text: string };

// Words, runs of one Japanese script, or single characters: a change is shown in pieces that people read as one.
const PIECE = /[\p{Script=Han}々]+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|[\p{L}\p{N}\p{M}]+|\s+|./gsu;

// More comparisons than these take longer than a page may; such texts are shown one after the other.
const MOST_COMPARISONS = 250_000;

/** How one text became another: what was removed stands before what came in its place. */
export function textDifference(before: string, after: string): Stretch[] {
  const [a, b] = [before.match(PIECE) ?? [], after.match(PIECE) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))]);
}

function same(pieces: readonly string[]): Stretch[] {
  return pieces.map((text) => ({ kind: "same", text }));
}

/** A longest common subsequence of two lists of pieces, and what each has beside it. */
function between(a: readonly string[], b: readonly string[]): Stretch[] {
  const removed = (text: string): Stretch => ({ kind: "removed", text });
  const added = (text: string): Stretch => ({ kind: "added", text });
  if (a.length * b.length > MOST_COMPARISONS) return [...a.map(removed), ...b.map(added)];
  // lengths[i][j]: how much a from i and b from j have in common.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as Uint16Array)[j] = a[i] === b[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      stretches.push({ kind: "same", text: a[i] as string });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) stretches.push(removed(a[i++] as string));
    else stretches.push(added(b[j++] as string));
  }
  return stretches;
}

/** Neighbours of one kind as one; a space between two changes belongs to both. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  let [kept, removed, added] = ["", "", ""];
  const flush = () => {
    for (const stretch of [
      { kind: "same", text: kept },
      { kind: "removed", text: removed },
      { kind: "added", text: added },
    ] as const)
      if (stretch.text) all.push(stretch);
    [kept, removed, added] = ["", "", ""];
  };
  for (const [i, { kind, text }] of stretches.entries()) {
    const isGap =
      kind === "same" && text.trim() === "" && (removed || added) && stretches[i + 1]?.kind !== "same" && i + 1 < stretches.length;
    if (isGap) [removed, added] = [removed + text, added + text];
    else if (kind === "same") {
      if (removed || added) flush();
      kept += text;
    } else if (kind === "removed") removed += text;
    else added += text;
  }
  flush();
  return all;
}
