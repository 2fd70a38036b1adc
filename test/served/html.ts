import { HtmlValidate, StaticConfigLoader } from "html-validate";

const html = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
      // How the writer of the pages (hono/jsx) ends void elements and writes attributes that are true is no matter of HTML.
      "void-style": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      // Boxes of one name are a list of what is ticked.
      "form-dup-name": ["error", { shared: ["button", "checkbox", "radio", "reset", "submit"] }],
      // A digest protects from another origin; nothing comes from one.
      "require-sri": ["error", { target: "crossorigin" }],
      // The parts of a table say their roles, which some browsers forget where a phone shows them as blocks.
      "no-redundant-role": ["error", { exclude: ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"] }],
      // A title says the name of a record as its source prints it.
      "long-title": "off",
      // HTML allows an id to begin with a digit; releases do.
      "valid-id": ["error", { relaxed: true }],
    },
  }),
);

/** What is wrong with the HTML of a document, by rule. */
export async function wrongIn(document: string): Promise<string[]> {
  const { results } = await html.validateString(document);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
