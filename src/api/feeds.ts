import { attribution, datasetTitle, publisher } from "../catalog/dataset";
import { type Listed, readLedger } from "../db/releases";
import { escaped } from "../formats/xml";
import { LICENCE, paths, urlsAt } from "../urls";
import { nothingLoaded } from "./missing";
import { Parameters } from "./parameters";
import { changesOf } from "./releases";
import { type Ctx, citing, MOVING, sendText } from "./respond";

/** `/feed.atom`: the releases as an Atom feed (RFC 4287), newest first, each with what it brings in both languages. */
export async function atom(c: Ctx): Promise<Response> {
  const { ledger, absolute, portal, cited } = await read(c);
  const entries = ledger.map((release) => {
    const page = absolute(paths.release(release.id));
    const changes = changesOf(release);
    return `  <entry>
    <id>${page}</id>
    <title>${escaped(titleOf(release))}</title>
    <updated>${momentOf(release)}</updated>
    <published>${release.issued}T00:00:00Z</published>
    <link rel="alternate" type="application/json" href="${page}"/>${changes ? `\n    <link rel="related" type="application/json" href="${escaped(absolute(changes))}"/>` : ""}
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:lang="ja">${escaped(wordsOf(release).ja)}</p><p xml:lang="en">${escaped(wordsOf(release).en)}</p></div></content>
  </entry>
`;
  });
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
  <id>${absolute(paths.atom())}</id>
  <title>${escaped(`${datasetTitle.ja} / ${datasetTitle.en}`)}</title>
  <updated>${ledger.map(momentOf).sort().at(-1)}</updated>
  <author><name>${escaped(`${publisher.ja} / ${publisher.en}`)}</name><uri>${portal}</uri></author>
  <rights>${escaped(`CC BY 4.0 ${LICENCE} ${attribution.ja} / ${attribution.en}`)}</rights>
  <link rel="self" type="application/atom+xml" href="${absolute(paths.atom())}"/>
  <link rel="alternate" type="text/html" href="${portal}"/>
  <link rel="license" href="${LICENCE}"/>
${entries.join("")}</feed>
`;
  return sendText(c, feed, { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": MOVING, Link: cited });
}

/** `/feed.json`: the same as a JSON Feed 1.1. */
export async function jsonFeed(c: Ctx): Promise<Response> {
  const { ledger, absolute, portal, cited } = await read(c);
  const name = `${datasetTitle.ja} / ${datasetTitle.en}`;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: name,
    home_page_url: portal,
    feed_url: absolute(paths.jsonFeed()),
    language: "ja",
    authors: [{ name: `${publisher.ja} / ${publisher.en}`, url: portal }],
    items: ledger.map((release) => ({
      id: absolute(paths.release(release.id)),
      url: absolute(paths.release(release.id)),
      title: titleOf(release),
      content_text: `${wordsOf(release).ja}\n\n${wordsOf(release).en}`,
      date_published: `${release.issued}T00:00:00Z`,
      date_modified: momentOf(release),
    })),
  };
  return sendText(c, `${JSON.stringify(feed)}\n`, {
    "Content-Type": "application/feed+json; charset=utf-8",
    "Cache-Control": MOVING,
    Link: cited,
  });
}

async function read(c: Ctx) {
  new Parameters(new URL(c.req.url).search, []).check();
  const ledger = await readLedger(c.env.DB);
  if (ledger.length === 0) throw nothingLoaded();
  const latest = ledger.find(({ withdrawal }) => !withdrawal) ?? (ledger[0] as Listed);
  const { absolute, portal } = urlsAt(c.env.PUBLIC_URL);
  return { ledger, absolute, portal, cited: citing(c, paths.release(latest.id)) };
}

function titleOf({ id, issued }: Listed): string {
  return `リリース ${id}（${issued}） / Release ${id} of ${issued}`;
}

function wordsOf({ summary, withdrawal }: Listed) {
  if (!withdrawal) return summary;
  const { on, reason } = withdrawal;
  return { ja: `${on}に取り下げ：${reason.ja} ${summary.ja}`, en: `Withdrawn on ${on}: ${reason.en} ${summary.en}` };
}

/** When the entry last changed: its issue or its withdrawal. */
function momentOf({ issued, withdrawal }: Listed): string {
  return `${withdrawal?.on ?? issued}T00:00:00Z`;
}
