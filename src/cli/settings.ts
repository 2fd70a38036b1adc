import { unstable_readConfig } from "wrangler";
import { fail } from "./fail";

/** The data folder that the commands work on: what people write, or what an import made. */
export const DATA: string = process.env.DATA?.replace(/(?<=.)\/+$/, "") || "data";

// Each data folder has its own, so that two datasets never mix.
const LOCAL = DATA === "data" ? ".wrangler" : `${DATA}/.wrangler`;

/** Where wrangler keeps the local D1 and R2. */
export const STATE: string = `${LOCAL}/state`;

/** Where the files of a release that was made on this machine are kept until they are loaded. */
export const MADE: string = `${LOCAL}/dumps`;

/** Where the build puts the static files, which name the dataset. */
export const ASSETS: string = DATA === "data" ? "dist/assets" : `${LOCAL}/assets`;

/** Origin of every identifier, from wrangler.toml. */
export function publicUrl(): string {
  const { vars } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  return vars.PUBLIC_URL as string;
}

/** Where the people behind the portal are reached, from wrangler.toml. */
export function contact(): string {
  const { vars } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  return vars.CONTACT as string;
}

/** Whether nobody can have an origin (RFC 2606, section 2): what bears it was never published. */
export function isExampleOrigin(origin: string): boolean {
  return origin.endsWith(".example");
}

/** Ends a command that would publish identifiers under an origin, or name a contact, that nobody can have. */
export function refuseExampleOrigin(): void {
  if (isExampleOrigin(contact())) {
    fail(
      `CONTACT in wrangler.toml is still ${contact()}. Set it to where you are reached: it stands in the catalogue and in security.txt.`,
      `wrangler.toml の CONTACT が ${contact()} のままです。連絡先を設定してください。カタログと security.txt に入ります。`,
    );
  }
  if (!isExampleOrigin(publicUrl())) return;
  fail(
    `PUBLIC_URL in wrangler.toml is still ${publicUrl()}. Set it to the portal's own origin before anything is published: it is part of every identifier.`,
    `wrangler.toml の PUBLIC_URL が ${publicUrl()} のままです。公開前にポータル自身のオリジンを設定してください。すべての識別子の一部になります。`,
  );
}
