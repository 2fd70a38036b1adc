import type { Result } from "../model/result";
import type { Text } from "../model/text";
import type { Urls } from "../urls";

/** A way to write a result. A new format is one file with one of these and one line in index.ts. */
export type Format = {
  /** Name and file extension. */
  readonly name: string;
  /** Without parameters, as matched against Accept (RFC 9110, section 12.5.1). */
  readonly mediaType: string;
  /** As sent in Content-Type. */
  readonly contentType: string;
  readonly label: Text;
  /** Raised when the same result is written with other bytes; it is part of every ETag. */
  readonly revision: number;
  /** Whether it can say more than rows: totals, facets, links. */
  readonly envelope: boolean;
  write(result: Result, urls: Urls): AsyncGenerator<string>;
};
