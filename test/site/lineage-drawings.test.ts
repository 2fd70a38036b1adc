import { describe, expect, it } from "vitest";
import { complete } from "../../src/model/entity";
import { lineageOf } from "../../src/model/lineage";
import { languages } from "../../src/model/text";
import { themes } from "../../src/model/themes";
import { figureOf } from "../../src/site/charts/lineage";
import { editions, placed, rowsOf } from "../model/followed";

const lineage = lineageOf(
  editions,
  placed,
  rowsOf("themes").map((row) => complete(themes, row)),
);
const all = lineage.editions.flatMap(({ groups }) => groups.flatMap((group) => group.priorities));

type Drawn = { readonly path: readonly number[]; readonly from: string; readonly to: string; readonly marks: string };

/** What a drawing says: of each line the boxes in whose edges it ends, and how it is drawn; of each box its number and words. */
function read(svg: string) {
  const boxes = [...svg.matchAll(/<a href="[^"]*\/([^"/]+)">(.*?)<\/a>/gs)].map(([, id, inside = ""]) => {
    const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((name) =>
      Number(new RegExp(`<rect [^>]*?\\b${name}="([\\d.]+)"`).exec(inside)?.[1]),
    );
    const words = [...inside.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text as string);
    return { id: id as string, x, y, width, height, words };
  });
  const boxAt = (x: number, y: number) => {
    const found = boxes.filter((box) => (x === box.x || x === box.x + box.width) && y > box.y && y < box.y + box.height);
    expect(found, `the box at ${x}, ${y}`).toHaveLength(1);
    return found[0]?.id as string;
  };
  const drawn = [...svg.matchAll(/<path d="([^"]*)" fill="none"([^>]*)>/g)].map(([, d = "", style = ""]): Drawn => {
    const path = (d.match(/[\d.]+/g) ?? []).map(Number);
    const [x, y, toX, toY] = [...path.slice(0, 2), ...path.slice(-2)] as [number, number, number, number];
    const [dash, ink, width] = ["stroke-dasharray", "class", "stroke-width"].map(
      (name) => new RegExp(`${name}="([^"]*)"`).exec(style)?.[1],
    );
    return { path, from: boxAt(x, y), to: boxAt(toX, toY), marks: `${dash ? "dashed" : "solid"} ${width} ${ink}` };
  });
  return { boxes, drawn };
}

describe.each(languages)("the two drawings of the lineage, in %s", (language) => {
  const draw = (narrow: boolean) =>
    read(String(figureOf(lineage)?.draw({ language, narrow, id: "drawing", href: (path) => path }).children));
  const [wide, narrow] = [draw(false), draw(true)];
  const said = ({ drawn }: typeof wide) => drawn.map(({ from, to, marks }) => `${from} > ${to}: ${marks}`).sort();

  it("draw every relation of the data and no other, solid where it is printed and thick where it is near", () => {
    const told = (one: { drawn: readonly Drawn[] }) =>
      one.drawn.map(({ from, to, marks }) => [from, to, ...marks.split(" ").slice(0, 2)].join(" "));
    const held = all.flatMap(({ priority, ancestors }) =>
      ancestors.map(({ priority: before, relation, basis }) => {
        const isNear = relation === "exact" || relation === "close";
        return [before.id, priority.id, basis === "printed" ? "solid" : "dashed", isNear ? 3 : 1.75].join(" ");
      }),
    );
    expect(held).toContain("2022-sectoral-strategy-coordination 2023-advanced-technology dashed 1.75");
    expect(told(wide).sort()).toEqual(held.sort());
    expect(told(narrow).sort()).toEqual(held.sort());
  });

  it("draw each relation with the same marks", () => {
    expect(said(narrow)).toEqual(said(wide));
  });

  it("give no two relations a stretch of one line, by which another would seem to be drawn", () => {
    const lanes = narrow.drawn.map(({ path }) => [path[3], path[1], path.at(-1)] as [x: number, from: number, to: number]);
    for (const [i, [x, from, to]] of lanes.entries())
      for (const [otherX, otherFrom, otherTo] of lanes.slice(i + 1)) {
        expect(x === otherX && from <= otherTo && otherFrom <= to).toBe(false);
        expect([otherFrom, otherTo]).not.toContain(from);
        expect([otherFrom, otherTo]).not.toContain(to);
      }
  });

  it("number priorities as the words of the page do, within what the edition calls them, with a star where it does not print them", () => {
    for (const { priority, rank, of } of all) {
      const star = priority.id.startsWith("2024-") && priority.role === "axis" ? "*" : "";
      const number = (of === 1 ? "" : String(rank)) + star;
      expect(wide.boxes.find(({ id }) => id === priority.id)?.words[0] ?? "").toBe(number);
      const [, first = ""] = narrow.boxes.find(({ id }) => id === priority.id)?.words ?? [];
      expect(/^(?:([\d*]+)\. )?/.exec(first)?.[1] ?? "").toBe(number);
    }
  });
});
