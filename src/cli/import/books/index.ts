import type { Book } from "../book";
import { cstp } from "./cstp";
import { mof } from "./mof";
import { rs } from "./rs";

/** The books that can be imported. */
export const books: readonly Book[] = [rs, mof, cstp];
