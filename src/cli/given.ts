import { type ParseArgsConfig, parseArgs } from "node:util";
import { fail } from "./fail";

/**
 * What a command was given. Ends it where that has an option that the command does not know, or more words than it takes: a slip of the pen
 * must not do something else. Every command begins with it, those that take nothing too.
 */
export function given<const T extends ParseArgsConfig>(
  config: T,
  usage: string,
  mostWords = Number.POSITIVE_INFINITY,
): ReturnType<typeof parseArgs<T>> {
  try {
    const parsed = parseArgs(config);
    const extra = parsed.positionals[mostWords];
    if (extra === undefined) return parsed;
    fail(`“${extra}” is one word too many.\n${usage}`, `「${extra}」は余分です。\n${usage}`);
  } catch (error) {
    const { message } = error as Error;
    fail(`${message}\n${usage}`, `知らないオプションか、余分な語か、足りない値があります（${message}）。\n${usage}`);
  }
}
