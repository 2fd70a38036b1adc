import type { Child } from "hono/jsx";

type Props = {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Child;
  /** Heading of each column. */
  readonly columns: readonly Child[];
  /** Rows, `tr` each. */
  readonly children?: Child;
};

/** A table that scrolls within its own region, so that the page never does; the region takes the focus for the arrow keys. */
export function Table({ id, caption, columns, children }: Props) {
  return (
    <section class="scroll" aria-labelledby={`${id}-caption`} tabindex={0}>
      <table id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
