import type { Standard } from "../standard";

/** An item of a list (llmstxt.org, “Format”): one link, and after a colon what is behind it. */
const ITEM = /^- \[[^\]]+\]\([^)\s]+\)(?:: .+)?$/;

export const llmsTxt: Standard = {
  title: "llms.txt",
  async violations(portal) {
    const text = await portal.text("/llms.txt");
    const [head = "", ...sections] = text.split(/^## /m);
    const found: string[] = [];
    if (!/^# .+\n\n> .+/.test(head)) found.push("no title with a summary below it");
    if (/^#/m.test(head.slice(1))) found.push("a heading stands before the first section");
    if (sections.length === 0) found.push("no section");
    for (const section of sections) {
      const [name, ...lines] = section.trim().split("\n");
      const items = lines.filter((line) => line !== "");
      if (items.length === 0) found.push(`${name} is empty`);
      for (const line of items.filter((one) => one.startsWith("- ") && !ITEM.test(one)))
        found.push(`${name}: “${line}” is more or less than one link and a note`);
    }
    for (const [, address = ""] of text.matchAll(/\]\(([^)\s]+)\)/g))
      if (!(await portal.ask(address)).ok) found.push(`${address} does not answer`);
    return found;
  },
};
