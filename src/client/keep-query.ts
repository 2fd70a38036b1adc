import { marked } from "./marked";
import { reasonOf } from "./reason";

/**
 * The button that keeps the query of a list: `<button data-keeps="JSON">` sends it to `data-at` and tells, in the element after it, the
 * page of the query. Its citations stand behind that, so that a screen reader is told the link alone. It comes hidden, because without this
 * script it does nothing.
 */
const copying = document.querySelector<HTMLButtonElement>("button[data-copies]")?.cloneNode(true);

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-keeps]")) {
  const told = button.nextElementSibling as HTMLElement;
  const { keeps = "", at = "", page = "", citation = "", kept = "", failed = "" } = button.dataset;
  button.hidden = false;
  button.addEventListener("click", async () => {
    // It keeps the focus while it waits: what is disabled loses it.
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    try {
      const answer = await fetch(at, { method: "POST", headers: { "Content-Type": "application/json" }, body: keeps });
      const pid = answer.headers.get("Location")?.split("/").at(-1);
      if (!answer.ok || !pid) throw new Refused(await reasonOf(answer, document.documentElement.lang));
      told.replaceChildren(paragraph(kept, linkTo(page.replace("{pid}", pid))));
      const text = await citationAt(citation.replace("{pid}", pid));
      if (text) told.after(...text.trim().split("\n\n").flatMap(cited));
      // The button is of no more use, and who pressed it by key must not begin at the top of the page.
      told.querySelector("a")?.focus();
    } catch (error) {
      // What the browser says of a network that fails is in no language of the page.
      told.replaceChildren(paragraph(error instanceof Refused && error.message ? `${failed} ${error.message}` : failed));
      button.ariaDisabled = null;
    }
  });
}

/** What the server refused, with its reason. */
class Refused extends Error {}

/** A citation with its button: the name of its style stands above it. */
function cited(block: string, i: number): HTMLElement[] {
  const [style = "", ...lines] = block.split("\n");
  const heading = document.createElement("h4");
  heading.append(...marked(style));
  const code = document.createElement("code");
  code.id = `kept-${i + 1}`;
  code.append(...marked(lines.join("\n")));
  const written = document.createElement("pre");
  written.tabIndex = 0;
  written.append(code);
  const box = document.createElement("div");
  box.className = "copied";
  box.append(written);
  if (copying) box.append(copyButton(code.id, style));
  return [heading, box];
}

function copyButton(copies: string, what: string): Node {
  const button = copying?.cloneNode(true) as HTMLButtonElement;
  button.dataset.copies = copies;
  button.ariaLabel = `${button.textContent}: ${what}`;
  button.hidden = !navigator.clipboard;
  return button;
}

/** A citation as text; null where it cannot be had now: the query is kept all the same, and its page shows how to cite it. */
async function citationAt(path: string): Promise<string | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function paragraph(...content: (string | Node)[]): HTMLElement {
  const element = document.createElement("p");
  element.append(...content);
  return element;
}

function linkTo(path: string): HTMLElement {
  const link = document.createElement("a");
  link.href = path;
  link.textContent = new URL(path, location.href).href;
  return link;
}
