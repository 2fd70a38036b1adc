import { validator } from "../json-schema";
import type { Standard } from "../standard";

/** Targets of a relation: RFC 9264 section 4.2.3, target attributes of RFC 8288 section 4.2.4.1, internationalized and extension ones after. */
const targets = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["href"],
    properties: {
      href: { type: "string", format: "uri-reference" },
      type: { type: "string", pattern: "^[\\w.+-]+/[\\w.+-]+" },
      hreflang: { type: "array", items: { type: "string" } },
      title: { type: "string" },
      media: { type: "string" },
      "title*": { $ref: "#/definitions/internationalized" },
    },
    additionalProperties: { anyOf: [{ type: "array", items: { type: "string" } }, { $ref: "#/definitions/internationalized" }] },
  },
};

/** The JSON document format for sets of links (RFC 9264 section 4.2), which RFC gives in words only. */
const schema = {
  type: "object",
  required: ["linkset"],
  additionalProperties: false,
  properties: {
    linkset: {
      type: "array",
      items: {
        type: "object",
        required: ["anchor"],
        properties: { anchor: { type: "string", format: "uri" } },
        additionalProperties: targets,
      },
    },
  },
  definitions: {
    internationalized: {
      type: "array",
      items: {
        type: "object",
        required: ["value"],
        properties: { value: { type: "string" }, language: { type: "string" } },
      },
    },
  },
};

const LINKSETS = ["/linkset", "/.well-known/api-catalog"];

export const linkset: Standard = {
  title: "Linkset as JSON (RFC 9264)",
  async violations(portal) {
    const validate = validator(schema);
    const found: string[] = [];
    for (const path of LINKSETS) {
      const response = await portal.ask(path);
      const type = response.headers.get("content-type");
      if (type?.split(";")[0] !== "application/linkset+json") found.push(`${path} is ${type}`);
      found.push(...validate(await response.json()).map((fault) => `${path}: ${fault}`));
    }
    return found;
  },
};
