import { Problem } from "./api/problem";
import { answerOf, app } from "./app";
import { normalised, preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";
import { recalled, remembered } from "./memory";

/**
 * The door: answers from memory what never changes, writes the path in one way, refuses what is no request of ours, answers preflights,
 * and gives every answer the headers that all have.
 */
export default {
  async fetch(incoming, env, ctx) {
    const known = recalled(incoming, env.DB);
    if (known) return known;
    const request = normalised(incoming);
    if (request.method === "OPTIONS") return withCommonHeaders(preflight(request));
    const refused = refusal(request);
    if (refused instanceof Problem) return withCommonHeaders(answerOf(refused, request, env));
    return remembered(incoming, env.DB, withCommonHeaders(await app.fetch(request, env, ctx)));
  },
} satisfies ExportedHandler<Env>;
