import { exampleRecord } from "../../catalog/dataset";
import { type Operation, redirect } from "./operation";
import { collectionParameter, idParameter } from "./parameters";
import { mergedAnswer } from "./responses";

/** What OpenAPI says of the permanent names of records. */
export const identifier: Readonly<Record<"identifier", () => readonly Operation[]>> = {
  identifier: () => [
    redirect(
      "/id/{collection}/{id}",
      "resolveIdentifier",
      { en: "The permanent name of a record", ja: "レコードの永続的な名前" },
      { collection: collectionParameter(), id: idParameter(exampleRecord.id) },
      303,
      ["unknown-collection", "unknown-record", "record-removed", "not-acceptable"],
      mergedAnswer(),
    ),
  ],
};
