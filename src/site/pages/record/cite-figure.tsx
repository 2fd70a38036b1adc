import { labelOf } from "../../../model/difference";
import type { Field } from "../../../model/field";
import { filled } from "../../../model/text";
import { figureQuery, paths } from "../../../urls";
import { citing } from "../../messages/citing";
import type { Shown } from "./shown";

type Props = {
  readonly shown: Shown;
  readonly field: string;
  /** Whether the link says which field it is for, where no label of it stands beside. */
  readonly named?: boolean;
};

/** Where just this field is cited, with the digest that proves it. */
export function CiteFigure({ shown: { language, entity, row, release }, field, named = false }: Props) {
  const href = `${paths.recordPage(language, entity.collection, row.id, { release, query: figureQuery(field) })}#cite`;
  const what = filled(citing.citeFigureOf[language], { field: labelOf(entity.fields[field] as Field)[language] });
  return (
    <a class="cite-figure" href={href} rel="nofollow" aria-label={named ? undefined : what}>
      {named ? what : citing.citeFigure[language]}
    </a>
  );
}
