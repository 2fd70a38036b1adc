import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refusal } from "./refusal";

// Text is gathered up to this before it is written, so that a line costs no call.
const GATHERED = 64 * 1024;

/** A folder in the making: files that grow line by line, in a temporary place until all is there. */
export class Folder {
  readonly #path: string;
  readonly #making: string;
  readonly #growing = new Map<string, { readonly file: number; text: string }>();

  /** Throws a Refusal where `path` holds something: a dataset is never written over. */
  constructor(path: string) {
    this.#path = resolve(path);
    if (existsSync(this.#path) && readdirSync(this.#path).length > 0) {
      throw new Refusal(
        `${path} holds something. Give a folder that is not there yet: a dataset is never written over.`,
        `${path} は空ではありません。まだないフォルダーを指定してください。データセットは上書きしません。`,
      );
    }
    this.#making = `${this.#path}.importing-${process.pid}`;
    mkdirSync(this.#making, { recursive: true });
  }

  /** Adds a line to a file. */
  append(name: string, line: string): void {
    const growing = this.#growing.get(name) ?? { file: openSync(this.#at(name), "w"), text: "" };
    this.#growing.set(name, growing);
    growing.text += `${line}\n`;
    if (growing.text.length > GATHERED) flush(growing);
  }

  /** Writes a whole file. */
  write(name: string, content: string): void {
    writeFileSync(this.#at(name), content);
  }

  /** Gives a file that grew another name. */
  rename(from: string, to: string): void {
    this.#close(from);
    renameSync(this.#at(from), this.#at(to));
  }

  /** Puts the folder where it belongs, whole. */
  finish(): void {
    for (const name of [...this.#growing.keys()]) this.#close(name);
    mkdirSync(dirname(this.#path), { recursive: true });
    rmSync(this.#path, { recursive: true, force: true });
    renameSync(this.#making, this.#path);
  }

  /** Takes everything away. */
  abandon(): void {
    for (const name of [...this.#growing.keys()]) this.#close(name);
    rmSync(this.#making, { recursive: true, force: true });
  }

  #at(name: string): string {
    const path = `${this.#making}/${name}`;
    mkdirSync(dirname(path), { recursive: true });
    return path;
  }

  #close(name: string): void {
    const growing = this.#growing.get(name);
    if (!growing) return;
    flush(growing);
    closeSync(growing.file);
    this.#growing.delete(name);
  }
}

function flush(growing: { readonly file: number; text: string }): void {
  // All of it, or it throws: one write may be cut short where the disk is full.
  writeFileSync(growing.file, growing.text);
  growing.text = "";
}
