import { Problem, problemResponse } from "./api/problem";
import { app } from "./app";
import { preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";
import { urlsAt } from "./urls";

/** The door: refuses what is no request of ours, answers preflights, and gives every answer the headers that all have. */
export default {
  async fetch(request, env, ctx) {
    if (request.method === "OPTIONS") return withCommonHeaders(preflight(request));
    const refused = refusal(request);
    if (refused instanceof Problem) return withCommonHeaders(problemResponse(refused, urlsAt(env.PUBLIC_URL)));
    return withCommonHeaders(await app.fetch(request, env, ctx));
  },
} satisfies ExportedHandler<Env>;
