import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvOf } from "../../src/client/sql/csv";
import { sheet } from "../../src/formats/excel";

const begins = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"];

describe("a text that a spreadsheet program would run", () => {
  it.each(begins.map((sign) => [JSON.stringify(sign), `${sign}1+1`]))(
    "beginning with %s is kept from it by both writers of CSV",
    (_, text) => {
      for (const written of [sheet([[text]]), csvOf([text], [])]) {
        expect(parse(written, { bom: true })).toEqual([[`'${text}`]]);
      }
    },
  );
});
