import * as z from "zod";
import { exampleRecord, facts } from "../../catalog/dataset";
import { entities } from "../../model";
import type { Entity } from "../../model/entity";
import { extensionOperation, listOperation, type Operation, recordOperation, withQuery } from "./operation";
import {
  collectionParameter,
  commonListParameters,
  commonRecordParameters,
  formatParameter,
  idParameter,
  releaseParameter,
} from "./parameters";
import { mergedAnswer } from "./responses";

/** What OpenAPI says of lists and records, of each collection and in each format. */
export const records: Readonly<Record<"list" | "frozenList" | "record" | "frozenRecord", () => readonly Operation[]>> = {
  list: () => [
    ...entities.map((entity) =>
      listOperation(entity, `/v1/${entity.collection}`, `list${plural(entity)}`, z.object({}), ["unavailable"]),
    ),
    withQuery(
      extensionOperation(
        "/v1/{collection}.{format}",
        "listLatestAs",
        { collection: collectionParameter(), format: formatParameter() },
        ["too-many-matches", "too-much-work", "unknown-collection", "unknown-format"],
      ),
      commonListParameters("/v1/{collection}.{format}"),
    ),
  ],
  frozenList: () => [
    ...entities.map((entity) =>
      listOperation(
        entity,
        `/v1/releases/{release}/${entity.collection}`,
        `list${plural(entity)}InRelease`,
        z.object({ release: releaseParameter }),
        ["unknown-release"],
      ),
    ),
    withQuery(
      extensionOperation(
        "/v1/releases/{release}/{collection}.{format}",
        "listAs",
        { release: releaseParameter, collection: collectionParameter(), format: formatParameter() },
        ["too-many-matches", "too-much-work", "unknown-release", "release-withdrawn", "unknown-collection", "unknown-format"],
      ),
      commonListParameters("/v1/releases/{release}/{collection}.{format}"),
    ),
  ],
  record: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/${entity.collection}/{id}`,
        `get${entity.type}`,
        z.object({ id: idParameter(facts.examples[entity.collection]) }),
        ["unknown-record", "unavailable"],
      ),
    ),
    withQuery(
      extensionOperation(
        "/v1/{collection}/{id}.{format}",
        "getLatestAs",
        { collection: collectionParameter(), id: idParameter(exampleRecord.id), format: formatParameter() },
        ["unknown-record", "record-removed", "unknown-collection", "unknown-format"],
        mergedAnswer(),
      ),
      commonRecordParameters("/v1/{collection}/{id}.{format}"),
    ),
  ],
  frozenRecord: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/releases/{release}/${entity.collection}/{id}`,
        `get${entity.type}InRelease`,
        z.object({ release: releaseParameter, id: idParameter(facts.examples[entity.collection]) }),
        ["unknown-record", "unknown-release"],
      ),
    ),
    withQuery(
      extensionOperation(
        "/v1/releases/{release}/{collection}/{id}.{format}",
        "getAs",
        {
          release: releaseParameter,
          collection: collectionParameter(),
          id: idParameter(exampleRecord.id),
          format: formatParameter(),
        },
        ["unknown-record", "record-removed", "unknown-release", "release-withdrawn", "unknown-collection", "unknown-format"],
        mergedAnswer(),
      ),
      commonRecordParameters("/v1/releases/{release}/{collection}/{id}.{format}"),
    ),
  ],
};

function plural({ collection }: Entity): string {
  return collection.charAt(0).toUpperCase() + collection.slice(1);
}
