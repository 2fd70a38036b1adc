import * as z from "zod";
import { isDate, isName, prose } from "./kinds";
import { RELEASE_ID } from "./release";

const NO_DAY = "is no day as YYYY-MM-DD / YYYY-MM-DD の形の日付ではありません";

const text = z.strictObject({ ja: prose, en: prose });
const number = z
  .string("write MAJOR.MINOR.PATCH in quotes / MAJOR.MINOR.PATCH を引用符で囲んで書いてください")
  .regex(RELEASE_ID, "is no MAJOR.MINOR.PATCH / MAJOR.MINOR.PATCH の形ではありません")
  .max(20);
const day = z.string().length(10, NO_DAY).refine(isDate, NO_DAY);

/** A release as the API tells it; data/releases.yaml gives its number, day and summary. */
export const releaseSchema = z.strictObject({
  id: number.describe("MAJOR.MINOR.PATCH / リリース番号"),
  sequence: z.int().min(1).max(1_000_000).describe("Order of issue, from 1 / 発行順（1から）"),
  issued: day.describe("Day of issue, YYYY-MM-DD / 発行日"),
  summary: text.describe("What the release brings / 概要"),
  predecessor: number.nullable().describe("The release before it / 直前のリリース"),
});

const name = z.string().max(80).refine(isName, "is no id / 識別子の形ではありません");

/** A record that people removed from data/, as data/tombstones.yaml says. */
export const tombstoneSchema = z.strictObject({
  collection: name,
  id: name,
  reason: text,
  successor: name.optional(),
  merged: z.boolean().optional(),
});

/** A release that may no longer be read, as data/withdrawals.yaml says. */
export const withdrawalSchema = z.strictObject({
  release: number,
  on: day,
  reason: text,
});

const line = z.int().min(1);

/** Lines of a source that no record cites, and why, as data/uncited.yaml says. */
export const uncitedSchema = z
  .strictObject({ source: name, from: line, to: line, reason: text })
  .refine(({ from, to }) => to >= from, { path: ["to"], error: "comes before the line in from / from の行より前です" });
