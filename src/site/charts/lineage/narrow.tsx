import type { Lineage } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import { paths } from "../../../urls";
import { type Drawing, type View, widthOf } from "../chart";
import { fill, stroke } from "../ink";
import { TextLines } from "../text";
import { keyOf, marksOf, strokeOf } from "./marks";
import { BAR, HEADING, type Lane, rowsOf, SIZE, SPARE } from "./rows";

/** For a phone: editions below each other, and beside them a line for each relation. */
export function drawRows(lineage: Lineage, view: View): Drawing {
  const width = widthOf(view);
  const { x, words, bars, between, lanes, bottom } = rowsOf(lineage, view.language, width);
  const key = keyOf({ lineage, language: view.language, y: bottom + 48, width: width - SPARE });
  return {
    width,
    height: bottom + 48 + key.height,
    children: (
      <>
        {between.map(({ y, lines, isEdition }) => (
          <>
            {isEdition && <line x1={x} x2={width} y1={y - 24} y2={y - 24} {...stroke("line")} />}
            <TextLines
              x={words}
              y={y}
              lines={lines}
              size={isEdition ? HEADING : SIZE}
              bold={isEdition}
              ink={isEdition ? "text" : "quiet"}
            />
          </>
        ))}
        {lanes.map((lane) => (
          <path d={elbow(lane, x)} {...strokeOf(lineage, lane.ancestor)} />
        ))}
        {bars.map(({ y, height, one, lines }) => {
          const marks = marksOf(lineage, one);
          const [{ ink }] = marks as [(typeof marks)[number]];
          return (
            <a href={view.href(paths.recordPage(view.language, priorities.collection, one.priority.id))}>
              <rect x={x} y={y} width={width - x} height={height} {...fill("page")} />
              <rect x={x} y={y} width={BAR} height={height} rx="3" {...fill(ink)} />
              <TextLines
                x={x + BAR / 2}
                y={y + 15}
                lines={marks.map(({ letter }) => letter)}
                size={SIZE}
                ink="page"
                bold
                anchor="middle"
              />
              <TextLines x={words} y={y + 15} lines={lines} size={SIZE} />
            </a>
          );
        })}
        {key.children}
      </>
    ),
  };
}

const CORNER = 4;

/** Out to its lane, down it and back, with round corners. */
function elbow({ source, target, x: lane }: Lane, x: number): string {
  const turned = lane + CORNER;
  return [
    `M${x},${source}H${turned}Q${lane},${source} ${lane},${source + CORNER}`,
    `V${target - CORNER}Q${lane},${target} ${turned},${target}L${x},${target}`,
  ].join("");
}
