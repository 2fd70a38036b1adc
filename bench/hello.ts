import { Hono } from "hono";

/** The yardstick: a bare Hono route. */
const app = new Hono();
app.get("/", (c) => c.text("hello"));

export default app;
