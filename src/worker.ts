import { tagged } from "./api/cache-tags";
import { ifThereIsRoom } from "./api/capacity";
import { Problem } from "./api/problem";
import { purgeMoved } from "./api/purge";
import { clientOf, refusalOfReading, withReadingPolicy } from "./api/rate-limit";
import { answerOf, app, routeOf } from "./app";
import { normalised, preflight, refusal, withCommonHeaders } from "./door";
import type { Env } from "./env";
import { exchangeOf, withAccount } from "./exchange";
import { note } from "./log";
import { memoryOf, recalled, remembered } from "./memory";
import { metered } from "./metered";

/**
 * The door: answers from memory what never changes, writes the path in one way, refuses what is no request of ours, who asks for too
 * much and what there is no room for, answers preflights, gives every answer the headers that all have, and says what it cost. Every
 * minute, what a load made untrue leaves the cache of the platform.
 */
export default {
  // What is remembered is answered at once: even a promise would cost a tenth of it.
  fetch: (incoming, env, ctx) => recalled(incoming, env.DB) ?? worked(incoming, env, ctx),
  async scheduled(_, env, ctx) {
    if (ctx.cache) await purgeMoved(env.DB, ctx.cache);
  },
} satisfies ExportedHandler<Env>;

/** What is not remembered, worked out. */
async function worked(incoming: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const request = normalised(incoming);
  const exchange = exchangeOf(request);
  if (request.method === "OPTIONS") return concluded(request, withCommonHeaders(preflight(request)));
  const refused = refusal(request);
  if (refused) return concluded(request, withCommonHeaders(answerOf(refused, request, env)));
  const client = clientOf(request);
  const hasty = client && (await refusalOfReading(env.READING, client));
  if (hasty) return concluded(request, withReadingPolicy(withCommonHeaders(answerOf(hasty, request, env))));
  const begun = memoryOf(env.DB);
  const found = await ifThereIsRoom(request, ctx, async () => app.fetch(request, metered(env, exchange.spent), ctx));
  const answer = withCommonHeaders(found instanceof Problem ? answerOf(found, request, env) : found);
  const kept = await remembered(incoming, env.DB, tagged(answer, request.url), begun);
  return concluded(request, client ? withReadingPolicy(kept) : kept);
}

/** What leaves the door: with its number and its cost, and in the log where somebody should know of it. */
function concluded(request: Request, answer: Response): Response {
  note(request, answer, routeOf);
  return withAccount(request, answer);
}
