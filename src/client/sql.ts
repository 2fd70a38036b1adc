import { filled, type Language } from "../model/text";
import { sqlScript } from "../site/messages/sql-script";
import { marked } from "./marked";
import { withoutSum } from "./sql/adding";
import { csvOf, textOf } from "./sql/csv";
import type { Answer, Question, Rows, Value } from "./sql/messages";

/** Runs SQL over the SQLite file of a release in the reader's browser. The page says in `#sql-settings` which file. */
type Settings = {
  readonly language: Language;
  readonly release: string;
  readonly worker: string;
  readonly file: string;
  readonly sha256: string;
  /** Name of the file that a result is downloaded as. */
  readonly download: string;
  /** Rows that a table shows, and that are read at most. */
  readonly shown: number;
  readonly most: number;
  /** Bytes of a URL. */
  readonly urlBytes: number;
};

const settings = JSON.parse(of("sql-settings").textContent ?? "") as Settings;
const words = Object.fromEntries(Object.entries(sqlScript).map(([key, text]) => [key, text[settings.language]])) as Readonly<
  Record<keyof typeof sqlScript, string>
>;
const statement = of<HTMLTextAreaElement>("statement");
const run = of<HTMLButtonElement>("run");
const stop = of<HTMLButtonElement>("stop");
const numbers = new Intl.NumberFormat(settings.language);

// A worker that has the file open, and whether it is at work.
let worker: Worker | null = null;
let isBusy = false;
// The statement that it was last given.
let asked = "";

for (const one of document.querySelectorAll(".unready")) one.classList.remove("unready");
run.addEventListener("click", ask);
stop.addEventListener("click", () => {
  worker?.terminate();
  worker = null;
  rest(words.stopped);
});
statement.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  ask();
});
statement.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = addressOf(of<HTMLSelectElement>("release").value, statement.value);
  if (address.href.length <= settings.urlBytes) location.assign(address);
  else say(words.stays);
});
// Whoever follows a link to a query wants its result.
if (new URLSearchParams(location.search).get("sql")) ask();

function ask(): void {
  if (isBusy) return;
  const sql = statement.value.trim();
  of("failure").hidden = true;
  of("result").hidden = true;
  warn([]);
  if (sql === "") {
    say(words.empty);
    statement.focus();
    return;
  }
  // Of another release that was chosen, its own page has the file, and runs the statement as it opens.
  if (of<HTMLSelectElement>("release").value !== settings.release) {
    statement.form?.requestSubmit();
    return;
  }
  isBusy = true;
  asked = sql;
  run.setAttribute("aria-disabled", "true");
  stop.hidden = false;
  say(worker ? words.running : words.opening);
  remember(sql);
  worker ??= employed();
  const { file, sha256, most, language } = settings;
  worker.postMessage({ file, sha256, statement: sql, most, language } satisfies Question);
}

function employed(): Worker {
  const one = new Worker(settings.worker, { type: "module" });
  one.addEventListener("message", ({ data }: MessageEvent<Answer>) => hear(data));
  one.addEventListener("error", ({ message }) => hear({ kind: "failed", what: "file", message }));
  return one;
}

function hear(answer: Answer): void {
  switch (answer.kind) {
    case "opened":
      of("proof").textContent = answer.verified ? words.verified : words.unverified;
      say(words.running);
      break;
    case "rows":
      show(answer);
      warn(answer.columns);
      rest([told(answer), of("note").textContent].filter(Boolean).join(settings.language === "ja" ? "。" : ". "));
      break;
    case "failed":
      of("reason").textContent = words[answer.what];
      of("message").textContent = answer.message;
      // What a program says is English.
      of("message").lang = answer.what === "refused" ? settings.language : "en";
      of("failure").hidden = false;
      // A worker without its file is tried anew.
      if (answer.what !== "statement") {
        worker?.terminate();
        worker = null;
      }
      rest("");
  }
}

/** At rest again: what was pressed to stop is gone, so that the focus goes where it was before. */
function rest(words: string): void {
  isBusy = false;
  run.removeAttribute("aria-disabled");
  if (document.activeElement === stop) run.focus();
  stop.hidden = true;
  say(words);
}

function say(words: string): void {
  of("status").textContent = words;
}

function told({ columns, rows, more, milliseconds }: Rows): string {
  if (columns.length === 0) return words.nothing;
  const time = numbers.format(Number(milliseconds.toPrecision(2)));
  return filled(rows.length === 1 ? words.row : words.rows, { count: numbers.format(rows.length) + (more ? "+" : ""), time });
}

function show({ columns, rows, more, statements }: Rows): void {
  of("note").textContent = "";
  if (columns.length === 0) return;
  const table = of<HTMLTableElement>("rows");
  table.tHead?.remove();
  for (const body of table.tBodies) body.remove();
  const head = table.createTHead().insertRow();
  for (const column of columns) head.append(cell("th", column));
  const body = table.createTBody();
  for (const row of rows.slice(0, settings.shown)) body.insertRow().append(...row.map((value) => cell("td", value)));
  of("note").textContent = [
    ...(statements > 1 ? [words.first] : []),
    ...(rows.length > settings.shown ? [filled(words.shown, { shown: numbers.format(settings.shown) })] : []),
    ...(more ? [filled(words.cut, { most: numbers.format(settings.most) })] : []),
  ].join(settings.language === "ja" ? "" : " ");
  const download = of<HTMLAnchorElement>("download");
  URL.revokeObjectURL(download.href);
  download.href = URL.createObjectURL(new Blob([csvOf(columns, rows)], { type: "text/csv;charset=utf-8" }));
  download.download = settings.download;
  of("result").hidden = false;
}

/** Shows what is to be known of the amounts in a result with these columns; of none, nothing. */
function warn(columns: readonly string[]): void {
  const notes = [...document.querySelectorAll<HTMLElement>("[data-amounts]")];
  const tables = columns.length > 0 ? notes.map(({ dataset }) => dataset.amounts ?? "") : [];
  const unsummed = withoutSum(tables, asked, columns);
  for (const note of notes) note.hidden = !unsummed.includes(note.dataset.amounts ?? "");
}

function cell(name: "th" | "td", value: Value): HTMLTableCellElement {
  const element = document.createElement(name);
  const text = textOf(value);
  if (name === "th") element.scope = "col";
  element.append(...(value === null ? ["NULL"] : marked(text)));
  if (value === null) element.className = "null";
  if (typeof value === "number" || typeof value === "bigint") element.className = "number";
  if (name === "td" && typeof value === "string" && text.length > 30) element.className = "prose";
  return element;
}

/** Puts release and query in the address of the page, and in the links to it in other languages, so that it can be shared. */
function remember(sql: string): void {
  const address = addressOf(settings.release, sql);
  const isShort = address.href.length <= settings.urlBytes;
  of("long").hidden = isShort;
  if (!isShort) return;
  history.replaceState(null, "", address);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("header a[hreflang]")) link.search = address.search;
}

/** This page with a statement on a release. A form would write each end of a line as two characters. */
function addressOf(release: string, sql: string): URL {
  const address = new URL(location.href);
  address.search = String(new URLSearchParams({ release, sql }));
  address.hash = "";
  return address;
}

function of<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}
