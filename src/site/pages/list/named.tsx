import { titleOf } from "../../../model/difference";
import type { Row } from "../../../model/field";
import { paths } from "../../../urls";
import { Foreign } from "../../frame/words";
import type { Listing } from "./listing";

type Props = Pick<Listing, "entity" | "language" | "named" | "names" | "rows"> & { readonly row: Row };

/** A record by what tells it from others of the same name, and by its id where nothing else does. */
export function Named({ entity, language, named, names, rows, row }: Props) {
  const titled = (one: Row) => titleOf(entity, one, names)[language];
  const title = titled(row);
  const isShared = rows.some((other) => other.id !== row.id && titled(other) === title);
  return (
    <>
      <a href={paths.recordPage(language, entity.collection, row.id, { release: named })}>
        <Foreign text={title} language={language} />
      </a>
      {isShared && (
        <>
          {" "}
          <code>{row.id}</code>
        </>
      )}
    </>
  );
}
