import type { Row } from "../field";
import { initiatives } from "../initiatives";
import type { Related } from "./sum";

/** The theme of the initiative that an amount is for. */
export function themeOf({ initiative }: Row, related: Related): readonly string[] {
  const theme = initiative ? related(initiatives.collection, initiative as string)?.theme : null;
  return theme ? [theme as string] : [];
}
