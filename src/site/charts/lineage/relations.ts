import type { Ancestor, Descendant } from "../../../model/lineage";

/** A relation between two priorities that are drawn as boxes. */
export type Related<Box> = { readonly earlier: Box; readonly later: Box; readonly ancestor: Ancestor };

/** Every relation between two of the boxes, in the order of the later ones. */
export function relationsOf<Box extends { readonly one: Descendant }>(boxes: readonly Box[]): Related<Box>[] {
  const byId = new Map(boxes.map((box) => [box.one.priority.id, box]));
  return boxes.flatMap((later) =>
    later.one.ancestors.flatMap((ancestor) => {
      const earlier = byId.get(ancestor.priority.id);
      return earlier ? [{ earlier, later, ancestor }] : [];
    }),
  );
}
