import { Problem, problemResponse } from "./api/problem";
import { app } from "./app";
import { normalised, preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";
import { urlsAt } from "./urls";

/** The door: writes the path in one way, refuses what is no request of ours, answers preflights, and gives every answer the headers that all have. */
export default {
  async fetch(incoming, env, ctx) {
    const request = normalised(incoming);
    if (request.method === "OPTIONS") return withCommonHeaders(preflight(request));
    const refused = refusal(request);
    if (refused instanceof Problem) return withCommonHeaders(problemResponse(refused, urlsAt(env.PUBLIC_URL)));
    return withCommonHeaders(await app.fetch(request, env, ctx));
  },
} satisfies ExportedHandler<Env>;
