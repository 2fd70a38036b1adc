import { type ParseArgsConfig, parseArgs } from "node:util";
import { fail } from "./fail";

/** What a command was given. Ends it where that has an option that the command does not know: a slip of the pen must not do something else. */
export function given<const T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { message } = error as Error;
    return fail(`${message}\n${usage}`, `知らないオプションか、足りない値があります（${message}）。\n${usage}`);
  }
}
