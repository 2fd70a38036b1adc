import { validator } from "../json-schema";
import type { Standard } from "../standard";

const words = { type: "string", minLength: 1 };
const address = { type: "string", format: "uri" };
const instant = { type: "string", format: "date-time" };
/** Members that begin with an underscore are extensions (“Extensions”). */
const extensions = { patternProperties: { "^_": { type: "object" } }, additionalProperties: false };
const authors = {
  type: "array",
  items: {
    type: "object",
    minProperties: 1,
    properties: { name: words, url: address, avatar: address },
    ...extensions,
  },
};

/** JSON Feed 1.1, after “Top-level” and “Items” of the specification, which has no schema of its own. */
const schema = {
  type: "object",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: words,
    home_page_url: address,
    feed_url: address,
    description: words,
    user_comment: words,
    next_url: address,
    icon: address,
    favicon: address,
    authors,
    language: { type: "string", pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$" },
    expired: { type: "boolean" },
    items: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_text"] }, { required: ["content_html"] }],
        properties: {
          id: words,
          url: address,
          external_url: address,
          title: words,
          content_text: words,
          content_html: words,
          summary: words,
          image: address,
          banner_image: address,
          date_published: instant,
          date_modified: instant,
          authors,
          tags: { type: "array", items: words },
          language: words,
          attachments: { type: "array", items: { type: "object", required: ["url", "mime_type"] } },
        },
        ...extensions,
      },
    },
  },
  ...extensions,
};

export const jsonFeed: Standard = {
  title: "JSON Feed 1.1",
  async violations(portal) {
    const path = "/feed.json";
    const response = await portal.ask(path);
    const type = response.headers.get("content-type")?.split(";")[0];
    const feed = (await response.json()) as { feed_url?: string; items: { id: string; url?: string }[] };
    const found = validator(schema)(feed);
    if (type !== "application/feed+json") found.push(`it is ${type}`);
    if (feed.feed_url !== portal.publicUrl + path) found.push(`feed_url is ${feed.feed_url}`);
    if (new Set(feed.items.map(({ id }) => id)).size !== feed.items.length) found.push("two items have one id");
    for (const { id, url } of feed.items) if (url && !(await portal.ask(url)).ok) found.push(`${id}: ${url} does not answer`);
    return found;
  },
};
