import type { Lineage } from "../../../model/lineage";
import { paths } from "../../../urls";
import { lineage as messages } from "../../messages/lineage";
import { BROAD, type Drawing, type View } from "../chart";
import { fill, stroke } from "../ink";
import { leading, TextLines, wrapped } from "../text";
import { type Box, type Column, columnsOf, HEADING, type Link, SIZE, STRIP } from "./columns";
import { keyOf, marksOf, numberOf, strokeOf } from "./marks";

/** Editions beside each other, relations between them. */
export function drawColumns(lineage: Lineage, view: View): Drawing {
  const { columns, links, top, bottom } = columnsOf(lineage, view.language, BROAD);
  const key = keyOf({ lineage, language: view.language, y: bottom + 36, width: BROAD });
  return {
    width: BROAD,
    height: bottom + 36 + key.height,
    children: (
      <>
        {columns.map((column) => (
          <Heading column={column} top={top} bottom={bottom} view={view} />
        ))}
        {weakFirst(links).map((link) => (
          <path d={curve(link)} {...strokeOf(lineage, link.ancestor)} />
        ))}
        {columns.flatMap(({ groups }) =>
          groups.map(({ y, heading, boxes }) => (
            <>
              <TextLines x={boxes[0]?.x ?? 0} y={y + SIZE} lines={heading} size={SIZE} ink="quiet" />
              {boxes.map((box) => (
                <PriorityBox box={box} lineage={lineage} view={view} />
              ))}
            </>
          )),
        )}
        {key.children}
      </>
    ),
  };
}

/** A path that leaves and arrives level, each half as wide as the other (SVG 2, section 9.3.6). */
function curve({ source: [x, y], target: [toX, toY] }: Link): string {
  const middle = (x + toX) / 2;
  return `M${x},${y}C${middle},${y} ${middle},${toY} ${toX},${toY}`;
}

function weakFirst(links: readonly Link[]): Link[] {
  const near = ({ ancestor }: Link) => Number(ancestor.relation === "exact");
  return links.toSorted((a, b) => near(a) - near(b));
}

type Part = { readonly column: Column; readonly top: number; readonly bottom: number; readonly view: View };

function Heading({ column: { x, width, edition, heading, groups }, top, bottom, view }: Part) {
  return (
    <>
      <TextLines x={x} y={HEADING} lines={heading} size={edition.year === null ? SIZE : HEADING} bold />
      <line x1={x} x2={x + width} y1={top - 12} y2={top - 12} {...stroke("control")} />
      {groups.length === 0 && (
        <>
          <rect
            x={x + 0.5}
            y={top + 0.5}
            width={width - 1}
            height={Math.min(bottom - top, 120)}
            rx="4"
            fill="none"
            stroke-dasharray="4 4"
            {...stroke("control")}
          />
          <TextLines
            x={x + width / 2}
            y={top + 60 - leading(SIZE) / 2}
            lines={wrapped(messages.emptyEdition[view.language], width - 8, SIZE)}
            size={SIZE}
            ink="quiet"
            anchor="middle"
          />
        </>
      )}
    </>
  );
}

function PriorityBox({ box, lineage, view }: { readonly box: Box; readonly lineage: Lineage; readonly view: View }) {
  const { x, y, width, height, one, lines } = box;
  const marks = marksOf(lineage, one);
  const [{ ink }] = marks as [(typeof marks)[number]];
  return (
    <a href={view.href(paths.recordPage(view.language, "priorities", one.priority.id))}>
      <rect x={x} y={y} width={width} height={height} rx="4" {...fill("raised")} />
      <path d={`M${x} ${y + STRIP}V${y + 4}a4 4 0 0 1 4 -4H${x + width - 4}a4 4 0 0 1 4 4V${y + STRIP}Z`} {...fill(ink)} />
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx="4" fill="none" {...stroke(ink)} />
      <TextLines x={x + 8} y={y + 16} lines={[numberOf(one)]} size={14} ink="page" bold />
      <TextLines
        x={x + width - 8}
        y={y + 16}
        lines={[marks.map(({ letter }) => letter).join(" ")]}
        size={14}
        ink="page"
        bold
        anchor="end"
      />
      <TextLines x={x + 8} y={y + STRIP + leading(SIZE) - 3} lines={lines} size={SIZE} />
    </a>
  );
}
