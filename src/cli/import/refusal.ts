import type { Text } from "../../model/text";

/** Why a file or a command cannot be imported as a whole. Nothing is written then. */
export class Refusal extends Error {
  readonly said: Text;

  constructor(en: string, ja: string) {
    super(en);
    this.said = { en, ja };
  }
}
