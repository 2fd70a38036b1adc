import { Hono } from "hono";
import type { Env } from "../env";

/** Pages for people and the static files made by the build. */
export const site = new Hono<{ Bindings: Env }>();
