/** What the platform gives the Worker; wrangler.toml names the same. */
export type Env = {
  /** Collections and the ledger of releases. */
  readonly DB: D1Database;
  /** The search index. */
  readonly SEARCH: D1Database;
  /** Citable queries: the one thing that readers write. */
  readonly QUERIES: D1Database;
  /** How many requests one client may make in a minute. */
  readonly READING: RateLimit;
  /** How many new queries one client may keep in a minute. */
  readonly MINTING: RateLimit;
  /** Dumps, under `{release}/{file}`. */
  readonly DUMPS: R2Bucket;
  /** Files made by the build: OpenAPI, documentation, styles. */
  readonly ASSETS: Fetcher;
  /** URI where the people behind the portal are reached (RFC 9116, section 2.5.3). */
  readonly CONTACT: string;
  /** Day of the deployment, YYYY-MM-DD, given by `npm run deploy`; absent elsewhere. */
  readonly DEPLOYED?: string;
  /** Origin of every identifier, without a closing slash. */
  readonly PUBLIC_URL: string;
};
