/**
 * The button that keeps the query of a list: `<button data-keeps="JSON">` sends it to `data-at` and shows, in the element after it, the
 * page of the query and its citation. It comes hidden, because without this script it does nothing.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-keeps]")) {
  const told = button.nextElementSibling as HTMLElement;
  const { keeps = "", at = "", page = "", citation = "", kept = "", cited = "", failed = "" } = button.dataset;
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const answer = await fetch(at, { method: "POST", headers: { "Content-Type": "application/json" }, body: keeps });
      const pid = answer.headers.get("Location")?.split("/").at(-1);
      if (!answer.ok || !pid) throw new Error(await reasonOf(answer));
      told.replaceChildren(paragraph(kept, linkTo(page.replace("{pid}", pid))));
      const text = await citationAt(citation.replace("{pid}", pid));
      const written = document.createElement("pre");
      written.textContent = text;
      if (text) told.append(paragraph(cited), written);
      // The button is of no more use, and who pressed it by key must not begin at the top of the page.
      told.querySelector("a")?.focus();
    } catch (error) {
      told.replaceChildren(paragraph(error instanceof Error && error.message ? `${failed} ${error.message}` : failed));
      button.disabled = false;
    }
  });
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

/** What the server says is wrong, in the language of the page. */
async function reasonOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; detailJa?: string };
  return (document.documentElement.lang === "ja" ? problem.detailJa : problem.detail) ?? "";
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
