import type { Text } from "../../model/text";

/**
 * Every word of the interface. Backquotes make code, {name} is a place that the page fills and {break} a place where a line may
 * break (frame/words.tsx). A message without
 * one of the languages does not compile.
 */
export type Messages = Readonly<Record<string, Text>>;
