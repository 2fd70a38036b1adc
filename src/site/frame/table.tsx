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
  /** Rows, `tr` each. */
  readonly children?: Child;
};

/** A table that scrolls within its own region, so that the page never does; the region takes the focus for the arrow keys. */
export function Table({ id, caption, columns, heads = [], children }: Props) {
  return (
    <section class="scroll" aria-labelledby={`${id}-caption`} tabindex={0}>
      <table id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th scope="col" {...heads[i]}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
