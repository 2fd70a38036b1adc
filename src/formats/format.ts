import type { Release } from "../model/release";
import type { Result } from "../model/result";
import type { Treatments } from "../model/sums/treatments";
import type { Text } from "../model/text";
import type { Urls } from "../urls";
import type { Dictionary } from "./dictionary";
import type { Prefixes, Triple } from "./graph";

/** A way to write a result. A new format is one file with one of these and one line in index.ts. */
export type Format = FormatOfRows & (NoGraphs | Graphs);

type FormatOfRows = {
  /** Name and file extension. */
  readonly name: string;
  /** Without parameters, as matched against Accept (RFC 9110, section 12.5.1). */
  readonly mediaType: string;
  /** As sent in Content-Type. */
  readonly contentType: string;
  readonly label: Text;
  /** Raised when the same result is written with other bytes; it is part of every ETag. */
  readonly revision: number;
  readonly fileType: FileType;
  /** Whether it can say more than rows: totals, facets, links. */
  readonly envelope: boolean;
  /** Whether rows are written as they are read, and none is held. */
  readonly streams?: true;
  write(result: Result, urls: Urls): AsyncGenerator<string>;
};

/** Writes every collection of a release as one document. */
type WholeWriter = (whole: Whole, urls: Urls) => AsyncGenerator<string>;

type NoGraphs = {
  readonly graph?: undefined;
  /** Absent where the format cannot hold several collections. */
  readonly writeWhole?: WholeWriter;
};

/** A format for graphs holds any number of collections. */
type Graphs = {
  /** How it writes any graph. */
  readonly graph: GraphWriter;
  readonly writeWhole: WholeWriter;
};

/** A term of the authority table “File type” of the EU, as DCAT-AP wants it, and its name there. */
export type FileType = { readonly term: string; readonly name: string };

export type GraphWriter = {
  /** What names the format in the list of the W3C, “Unique URIs for File Formats”. */
  readonly uri: string;
  write(triples: readonly Triple[], prefixes: Prefixes): string;
};

/** All records of a release, one result for each collection. */
export type Whole = { readonly release: Release; readonly results: readonly Result[] };

/** The same for a file, with what its release says of columns and codes, and of which amounts are added. */
export type WholeFile = Whole & {
  readonly dictionary: () => Promise<Dictionary>;
  readonly treatments: () => Promise<readonly Treatments[]>;
  readonly attribution: Attribution;
};

/** The sentence on the sources of a release, for a file that may travel without the text of its licence. */
export type Attribution = () => Promise<Text>;

/** A way to write files: every format, and those that only make sense as a file to keep. */
export type FileFormat = {
  /** What follows the name of the collection or of the whole. */
  readonly suffix: string;
  readonly contentType: string;
  readonly label: Text;
  readonly fileType: FileType;
  /** Whether rows are written as they are read, and none is held. */
  readonly streams?: true;
  /** One collection as a file; absent where the format is only for the whole. */
  collection?(result: Result, urls: Urls, attribution: Attribution): AsyncGenerator<string | Uint8Array>;
  /** The whole release as a file; absent where the format holds one collection. */
  whole?(whole: WholeFile, urls: Urls): AsyncGenerator<string | Uint8Array>;
};
