// biome-ignore-all lint/a11y/noRedundantRoles: some browsers take what a phone shows as blocks for no table, unless every part says its role.
import type { Child } from "hono/jsx";

export type Head = { readonly "aria-sort"?: "ascending" | "descending" | undefined; readonly class?: string | undefined };

type Props = {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Child;
  /** Heading of each column. */
  readonly columns: readonly Child[];
  /** Of a heading: what the rows are sorted by, and its class. */
  readonly heads?: readonly Head[];
  /** What stands before headings that sort, where they stand alone above the blocks of a phone. */
  readonly sorting?: string;
  /** Whether its columns fit on a phone, as two do. Any other is shown there in blocks: the name of a row, then its cells by their labels. */
  readonly narrow?: boolean;
  /** Rows, `Tr` each. */
  readonly children?: Child;
};

/** A table that scrolls within its own region where it must, so that the page never does; the region takes the focus for the arrow keys. */
export function Table({ id, caption, columns, heads = [], sorting, narrow = columns.length <= 2, children }: Props) {
  return (
    <section class={narrow ? "scroll few" : "scroll stacks"} aria-labelledby={`${id}-caption`} tabindex={0}>
      <table id={id} role="table">
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" data-sorting={sorting}>
            {columns.map((column, i) => (
              <th scope="col" role="columnheader" {...heads[i]}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
      </table>
    </section>
  );
}

export function Tr({ children }: { readonly children?: Child }) {
  return <tr role="row">{children}</tr>;
}

type Part = { readonly class?: string | undefined; readonly colspan?: number; readonly children?: Child };

/** The name of a row. */
export function Th({ children, ...rest }: Part) {
  return (
    <th scope="row" role="rowheader" {...rest}>
      {children}
    </th>
  );
}

/** A cell; `label` is what its column is called, where a phone is to say it beside the value. */
export function Td({ label, children, ...rest }: Part & { readonly label?: string | undefined }) {
  return (
    <td role="cell" data-label={label} {...rest}>
      {children}
    </td>
  );
}
