import type { Entity } from "../../../model/entity";
import type { Field, Row } from "../../../model/field";
import { fold } from "../../../model/fold";
import { wordsIn } from "../../../model/searchable";
import { isOurs } from "../../../model/whose";

/** A text in pieces: every second one is a word that was searched for. */
export type Marked = readonly string[];

/** A text with the words that were searched for apart. */
export function marked(text: string, terms: readonly string[]): Marked {
  const folded = fold(text);
  // Where folding moves the characters, a place in one is no place in the other.
  if (folded.length !== text.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (;;) {
    const found = terms
      .map((term) => ({ at: folded.indexOf(term, from), length: term.length }))
      .filter(({ at, length }) => at >= 0 && length > 0)
      .sort((a, b) => a.at - b.at || b.length - a.length)[0];
    if (!found) return [...pieces, text.slice(from)];
    pieces.push(text.slice(from, found.at), text.slice(found.at, found.at + found.length));
    from = found.at + found.length;
  }
}

// Characters shown before and after the word.
const AROUND = 40;

/** Where the words stand in a record: in which field, and what stands around them. */
export type Passage = { readonly field: string; readonly isOurs: boolean; readonly pieces: Marked };

/** The first text of a record that holds a word searched for, cut to what stands around it; null where none does as it is written. */
export function passageOf(entity: Entity, row: Row, terms: readonly string[]): Passage | null {
  for (const { key, words } of wordsIn(entity, row))
    for (const text of words) {
      const [before = "", word, ...rest] = marked(text, terms);
      if (word === undefined) continue;
      const after = rest.join("");
      const start = before.length > AROUND ? `…${before.slice(-AROUND)}` : before;
      const end = after.length > AROUND ? `${after.slice(0, AROUND)}…` : after;
      return { field: key, isOurs: isOurs(entity.fields[key] as Field, row[key] ?? null, row), pieces: [start, word, end] };
    }
  return null;
}
