import { given } from "./given";

/** `npm start`: brings the local D1 and R2 up to the frozen releases and serves the portal: the dataset of the folder that DATA names,
 * `data` by default. */
given({}, "npm start");
await import("./load");
await import("./serve");
