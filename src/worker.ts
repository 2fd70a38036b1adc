import { tagged } from "./api/cache-tags";
import { purgeMoved } from "./api/purge";
import { clientOf, refusalOfReading, withReadingPolicy } from "./api/rate-limit";
import { answerOf, app } from "./app";
import { normalised, preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";
import { recalled, remembered } from "./memory";

/**
 * The door: answers from memory what never changes, writes the path in one way, refuses what is no request of ours and who asks for too
 * much, answers preflights, and gives every answer the headers that all have. Every minute, what a load made untrue leaves the cache of
 * the platform.
 */
export default {
  async fetch(incoming, env, ctx) {
    const known = recalled(incoming, env.DB);
    if (known) return known;
    const request = normalised(incoming);
    if (request.method === "OPTIONS") return withCommonHeaders(preflight(request));
    const refused = refusal(request);
    if (refused) return withCommonHeaders(answerOf(refused, request, env));
    const client = clientOf(request);
    const hasty = client && (await refusalOfReading(env.READING, client));
    const answer = hasty
      ? withCommonHeaders(answerOf(hasty, request, env))
      : await remembered(incoming, env.DB, tagged(withCommonHeaders(await app.fetch(request, env, ctx)), request.url));
    return client ? withReadingPolicy(answer) : answer;
  },
  async scheduled(_, env, ctx) {
    if (ctx.cache) await purgeMoved(env.DB, ctx.cache);
  },
} satisfies ExportedHandler<Env>;
