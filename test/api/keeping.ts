import { get } from "./portal";

/** Sends a query to be kept. */
export const send = (body: unknown, method = "POST", headers: Record<string, string> = { "Content-Type": "application/json" }) =>
  get("/v1/queries", { method, headers, body: typeof body === "string" ? body : JSON.stringify(body) });

/** One that is kept. */
export const predicate = {
  collection: "budgets",
  release: "1.0.0",
  filter: { measure: "appropriation", amount__gte: 50_000_000_000 },
  sort: ["-amount"],
  fields: ["id", "amount"],
};
