// Often enough to be seen to move, seldom enough to cost nothing.
const EVERY_MS = 100;
const WIDTH = 24;

/** Shows how much of a file has been read: a bar on a terminal, elsewhere a line when it is read. */
export class Progress {
  #shown = 0;
  readonly #file: string;
  readonly #bytes: number;
  readonly #out: NodeJS.WriteStream;

  constructor(file: string, bytes: number, out: NodeJS.WriteStream = process.stderr) {
    this.#file = file;
    this.#bytes = bytes;
    this.#out = out;
  }

  /** Draws the bar where it is time to. */
  show(read: number, rows: number): void {
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const part = Math.min(1, this.#bytes > 0 ? read / this.#bytes : 1);
    const bar = "#".repeat(Math.round(part * WIDTH)).padEnd(WIDTH, ".");
    this.#out.write(`\r[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %  ${rows} rows  ${this.#file}\x1b[K`);
  }

  /** Takes the bar away, or says that the file is read. */
  done(rows: number): void {
    this.#out.write(this.#out.isTTY ? "\r\x1b[K" : `${this.#file}: ${rows} rows read / ${rows}行を読みました\n`);
  }
}
