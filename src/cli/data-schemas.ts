import * as z from "zod";
import { entities } from "../model";
import { recordSchema } from "../model/entity";

/** The JSON Schema of each file of data/, from the registry, by file name. */
export function dataSchemas(): Map<string, string> {
  return new Map(
    entities.map((entity) => {
      const schema = {
        title: `${entity.label.en} / ${entity.label.ja}`,
        description: `${entity.description.en} / ${entity.description.ja}`,
        ...z.toJSONSchema(z.array(recordSchema(entity, "data")), { unrepresentable: "any" }),
      };
      return [`data/schema/${entity.collection}.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
