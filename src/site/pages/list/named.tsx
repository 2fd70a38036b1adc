import { titleOf } from "../../../model/difference";
import type { Row } from "../../../model/field";
import { paths } from "../../../urls";
import { Foreign } from "../../frame/words";
import type { Listing } from "./listing";

type Props = Pick<Listing, "entity" | "language" | "named" | "names"> & { readonly row: Row };

/** A record by what tells it from others of the same name. */
export function Named({ entity, language, named, names, row }: Props) {
  return (
    <a href={paths.recordPage(language, entity.collection, row.id, { release: named })}>
      <Foreign text={titleOf(entity, row, names)[language]} language={language} />
    </a>
  );
}
