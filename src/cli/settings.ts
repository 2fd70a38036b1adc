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

// What the build makes names the dataset.
const BUILT = DATA === "data" ? "dist" : LOCAL;

/** Where the build puts the static files. */
export const ASSETS: string = `${BUILT}/assets`;

/** Where it puts the Worker. */
export const WORKER: string = `${BUILT}/worker/worker.js`;

/** What wrangler serves and uploads, as its arguments. It would look for its settings beside the Worker, which may be outside of this folder. */
export const SERVED: readonly string[] = [WORKER, "--no-bundle", "--config", "wrangler.toml", "--assets", ASSETS];

/** Origin of every identifier, from wrangler.toml. Ends the command where it is none: what is frozen with a slash too many keeps it. */
export function publicUrl(): string {
  const written = setting("PUBLIC_URL");
  const origin = URL.canParse(written) ? new URL(written).origin : "";
  const isSecure = origin.startsWith("https://");
  if (isSecure && origin === written) return written;
  const [en, ja] = isSecure
    ? [`Write ${origin}`, `${origin} と書いてください`]
    : ["Write it like https://sti-policy.example", "https://sti-policy.example のように書いてください"];
  fail(
    `PUBLIC_URL in wrangler.toml is “${written}”, which is no https origin. ${en}, without a path, a closing slash or capitals: it is part of every identifier.`,
    `wrangler.toml の PUBLIC_URL「${written}」はhttpsのオリジンではありません。${ja}（パス、末尾の / 、大文字は不可）。すべての識別子の一部になります。`,
  );
}

/** Where the people behind the portal are reached, from wrangler.toml. Ends the command where it is neither an e-mail address nor a page as security.txt writes them (RFC 9116, section 2.5.3). */
export function contact(): string {
  const written = setting("CONTACT");
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(written)) return written;
  if (/^https:\/\/\S+$/.test(written) && URL.canParse(written)) return written;
  fail(
    `CONTACT in wrangler.toml is “${written}”, which this portal cannot show. Write mailto: and an address, like mailto:data@sti-policy.example, or an address that begins with https://: it stands in the catalogue and in security.txt.`,
    `wrangler.toml の CONTACT「${written}」は連絡先として使えません。mailto:data@sti-policy.example のように mailto: とメールアドレスを続けるか、https:// で始まるURLを書いてください。カタログと security.txt に入ります。`,
  );
}

function setting(name: "PUBLIC_URL" | "CONTACT"): string {
  const { vars } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  return String(vars[name] ?? "");
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
