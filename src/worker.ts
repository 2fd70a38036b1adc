import { Problem } from "./api/problem";
import { answerOf, app } from "./app";
import { normalised, preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";

/** The door: writes the path in one way, refuses what is no request of ours, answers preflights, and gives every answer the headers that all have. */
export default {
  async fetch(incoming, env, ctx) {
    const request = normalised(incoming);
    if (request.method === "OPTIONS") return withCommonHeaders(preflight(request));
    const refused = refusal(request);
    if (refused instanceof Problem) return withCommonHeaders(answerOf(refused, request, env));
    return withCommonHeaders(await app.fetch(request, env, ctx));
  },
} satisfies ExportedHandler<Env>;
