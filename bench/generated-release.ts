import type { Release } from "../src/model/release";
import { currentShape, type Shape } from "../src/release/dumps";
import { collectionsOf } from "./generated";

/** A release of a generated book. */
export function generatedRelease(sequence: number): Release {
  const id = (one: number) => `1.${one - 1}.0`;
  return {
    id: id(sequence),
    sequence,
    issued: `2026-${String(1 + Math.floor(sequence / 28)).padStart(2, "0")}-${String(1 + (sequence % 28)).padStart(2, "0")}`,
    summary: { ja: "生成データの版", en: "An edition of generated data" },
    predecessor: sequence > 1 ? id(sequence - 1) : null,
  };
}

/** What decides the form of the files of a generated book: the collections that it has, with all their fields. */
export function generatedShape(records: number): Shape {
  const { publicUrl, fields } = currentShape("https://book.example");
  const held = collectionsOf(records).map(([{ collection }]) => [collection, fields[collection] ?? []] as const);
  return { publicUrl, fields: Object.fromEntries(held) };
}
