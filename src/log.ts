import { type Exchange, exchangeOf, type Fault } from "./exchange";
import { nothingSpent, type Spent } from "./metered";

/**
 * A line of the log. It says nothing of who asked: no address of a client, no header, and of the URL the pattern of its route alone,
 * because what people search for is theirs. docs/runbook.md tells what to do about each event.
 */
type Line = {
  readonly level: "error" | "warn";
  readonly event: Fault["event"] | "unavailable" | "hasty" | "slow" | "expensive";
  /** The number that the answer bears, `X-Request-Id`; null, as all of a request, where a task ran. */
  readonly request: string | null;
  readonly method: string | null;
  readonly route: string | null;
  /** Null where the answer had gone. */
  readonly status: number | null;
  readonly milliseconds: number;
  readonly cost: Spent;
  readonly faults: readonly Fault[];
};

// Beyond this somebody waited, or paid, for what a page or an answer of the API never needs.
const SLOW_MILLISECONDS = 2_000;
const EXPENSIVE_ROWS = 20_000;

/** Writes a line where somebody should know of an answer; nothing of others. `routeOf` names the pattern that a request fits. */
export function note(request: Request, { status }: Response, routeOf: (request: Request) => string | null): void {
  const exchange = exchangeOf(request);
  const event = eventOf(exchange, status);
  if (event) write(request, exchange, event, routeOf(request), status);
}

/** Writes a line of what failed after the answer had gone. */
export function noteLater(request: Request, fault: Fault): void {
  const exchange = exchangeOf(request);
  write(request, { ...exchange, faults: [fault] }, fault.event, null, null);
}

/** Writes a line of what failed in a task that no request asked for. */
export function noteTask(fault: Fault): void {
  const none = { request: null, method: null, route: null, status: null, milliseconds: 0, cost: nothingSpent() };
  print({ level: "error", event: fault.event, ...none, faults: [fault] });
}

/** What the log says of an error. Its message may hold a value of the data; nothing puts an address or a header into one. */
export function errorDetail(error: unknown): Fault["detail"] {
  return error instanceof Error ? { error: String(error), stack: error.stack } : { error: String(error) };
}

function eventOf({ faults, since, spent }: Exchange, status: number): Line["event"] | null {
  if (faults[0]) return faults[0].event;
  if (status === 503) return "unavailable";
  if (status === 429) return "hasty";
  if (spent.rowsRead > EXPENSIVE_ROWS) return "expensive";
  return Date.now() - since > SLOW_MILLISECONDS ? "slow" : null;
}

function write(
  { method }: Request,
  { id, since, spent, faults }: Exchange,
  event: Line["event"],
  route: string | null,
  status: number | null,
): void {
  const level = faults.length > 0 || event === "unavailable" ? "error" : "warn";
  print({ level, event, request: id, method, route, status, milliseconds: Date.now() - since, cost: spent, faults });
}

function print(line: Line): void {
  console[line.level](JSON.stringify(line));
}
