import "./facts";

import { entities } from "../model";
import { sha256 } from "../model/digest";
import { complete } from "../model/entity";
import { compareReleases, type Release, type Tombstone } from "../model/release";
import { languages } from "../model/text";
import { check } from "../release/check";
import { type Dataset, held, ordered, rowsOf } from "../release/dataset";
import { recordChanges } from "../release/delta";
import { currentShape, type Edition, manifestOf } from "../release/dumps";
import type { Finding } from "../release/finding";
import { editionsOf, type Frozen } from "../release/frozen";
import { type Ground, groundsOf, leastLevel, levelBetween, levels, numberAfter } from "../release/numbering";
import { namesIn, type StoneFinding, tombstoneFindings, tombstonesOf } from "../release/tombstones";
import { verify } from "../release/verify";
import { type Announced, placeOfTombstone, readAnnounced, readData, readLineDigests, readTombstones, type Written } from "./data";
import { fail } from "./fail";
import { readFrozen, refuseEdited, writeFrozen } from "./frozen";
import { given } from "./given";
import { readLineText, sourcesWithText } from "./line-texts";
import { keepMade, proveFrozen } from "./made";
import { DATA, isExampleOrigin, publicUrl } from "./settings";

/**
 * `npm run release [-- NUMBER]` checks data/, freezes the release that data/releases.yaml announces last (or the one named) in
 * data/releases/, and proves the ones frozen before. Run again, it changes nothing. `-- --check` only proves what is frozen.
 */
const { check: isCheckOnly, number } = asked();
const shape = currentShape(publicUrl());
const frozen = readFrozen();
refuseEdited(frozen);
const editions = editionsOf(frozen);
const tombstones = readTombstones();
// Names of the records of the release before, and of all that were ever frozen: the records themselves are not kept.
let names: ReadonlySet<string> = new Set();
const everFrozen = new Set<string>();
for (const [i, one] of frozen.entries()) {
  names = await prove(one, editions[i] as Edition, names);
  for (const name of names) everFrozen.add(name);
  const { length } = one.manifest.files;
  console.log(
    `${one.release.id} ${one.release.issued}: ${length} files rebuild to the same bytes / ${length}ファイルを同じバイト列に再現`,
  );
}
if (isCheckOnly) process.exit(0);

const announced = readAnnounced();
for (const one of frozen) refuseOtherAnnounced(one);
const next = number ? announced.find(({ id }) => id === number) : announced.at(-1);
if (!next) {
  fail(
    `${DATA}/releases.yaml announces no release ${number ?? ""}. Add { id, issued, summary } there first.`,
    `${DATA}/releases.yaml にリリース ${number ?? ""} がありません。先に { id, issued, summary } を加えてください。`,
  );
}

const dataset = await readChecked();
const last = editions.at(-1);
const changes = recordChanges(last?.dataset ?? new Map(), dataset);

if (frozen.some(({ release }) => release.id === next.id)) {
  const latest = last?.release.id;
  if (changes.length === 0) {
    console.log(
      `${next.id} is frozen and ${DATA}/ holds nothing beyond ${latest}. / ${next.id}は凍結済みで、${DATA}/ に${latest}以降の変更はありません。`,
    );
  } else {
    const where = [...new Set(changes.map(({ entity }) => entity.collection))].join(", ");
    fail(
      `Release ${next.id} is frozen, but ${DATA}/ differs from ${latest} (${where}). Announce a new number in ${DATA}/releases.yaml.`,
      `リリース${next.id}は凍結済みですが、${DATA}/ は${latest}と違います（${where}）。${DATA}/releases.yaml に新しい番号を加えてください。`,
    );
  }
} else {
  refuseOutOfOrder(next);
  if (last) refuseUnderstated(next.id, last.release.id, groundsOf(last, { dataset, shape }));
  const release: Release = {
    id: next.id,
    sequence: (last?.release.sequence ?? 0) + 1,
    issued: next.issued,
    summary: next.summary,
    predecessor: last?.release.id ?? null,
  };
  const edition: Edition = { release, dataset, shape, before: last ?? null, documents: new Map() };
  const { folder, files } = await keepMade(edition);
  const manifest = manifestOf(files, edition, tombstonesOf(names, namesIn(dataset), tombstones));
  await writeFrozen(release, manifest, folder);
  const { length } = manifest.files;
  console.log(
    `${release.id} ${release.issued}: frozen with ${length} files, ${changes.length} records changed / ${length}ファイルで凍結、変更${changes.length}件`,
  );
  for (const [collection, count] of Object.entries(manifest.counts)) console.log(`  ${collection}: ${count}`);
}

function asked(): { check: boolean; number: string | undefined } {
  const usage = "npm run release [-- NUMBER | --check]";
  const options = { check: { type: "boolean" } } as const;
  const { positionals, values } = given({ allowPositionals: true, options }, usage, 1);
  const { check = false } = values;
  const [number] = positionals;
  if (check && number)
    fail(
      `--check proves every frozen release and takes no number (${number}).\n${usage}`,
      `--check は凍結済みのリリースをすべて検証するもので、番号（${number}）は指定できません。\n${usage}`,
    );
  return { check, number };
}

/** Proves a frozen release, whose records are read once for all of it, and answers their names. `before` are those of the release before. */
async function prove(one: Frozen, edition: Edition, before: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const dataset = held(one.dataset);
  const names = namesIn(dataset);
  await proveFrozen({ ...edition, dataset }, one);
  refuseOtherTombstones(one, tombstonesOf(before, names, tombstones));
  return names;
}

/** What stays of removed records is no file, but frozen as well: a reason that was given is not rewritten. */
function refuseOtherTombstones({ release, manifest }: Frozen, written: readonly Tombstone[]): void {
  if (JSON.stringify(manifest.tombstones) === JSON.stringify(written)) return;
  fail(
    `The tombstones of release ${release.id} are not those of ${DATA}/tombstones.yaml. Bring both back with git.`,
    `リリース${release.id}の削除記録が ${DATA}/tombstones.yaml と異なります。両方をgitで戻してください。`,
  );
}

/** What is announced of a frozen release stays as it was: readers have cited its number, its day and its words. */
function refuseOtherAnnounced({ release, manifest }: Frozen): void {
  const { id, issued, summary } = release;
  const written = announced.find((one) => one.id === id);
  if (!written) {
    fail(
      `${DATA}/releases.yaml does not announce ${id}, which is frozen. A frozen release keeps its announcement; put it back.`,
      `${DATA}/releases.yaml に凍結済みのリリース${id}がありません。凍結したリリースの記載は消せません。元に戻してください。`,
    );
  }
  if (written.issued !== issued) {
    const place = written.placeOf("issued");
    fail(
      `${place}: Release ${id} was frozen with the day ${issued}, not ${written.issued}. A frozen release keeps its day; put it back.`,
      `${place}: リリース${id}は発行日${issued}で凍結されています（${written.issued}ではありません）。凍結したリリースの発行日は変えられません。元に戻してください。`,
    );
  }
  const other = languages.find((language) => written.summary[language] !== summary[language]);
  if (!other) return;
  const place = written.placeOf("summary", other);
  const [en, ja] = isExampleOrigin(manifest.publicUrl)
    ? [" Before anything is published, npm run reissue takes another.", "公開前なら npm run reissue で改められます。"]
    : ["", ""];
  fail(
    `${place}: Release ${id} was frozen with the summary “${summary[other]}”. A frozen release keeps its summary; put it back.${en}`,
    `${place}: リリース${id}は概要「${summary[other]}」で凍結されています。凍結したリリースの概要は変えられません。元に戻してください。${ja}`,
  );
}

/** A release comes after the last one, on its day or later, and after all that were announced before it. */
function refuseOutOfOrder({ id, issued }: Announced): void {
  const skipped = announced
    .slice(
      0,
      announced.findIndex((one) => one.id === id),
    )
    .find((one) => !frozen.some(({ release }) => release.id === one.id));
  if (skipped) {
    fail(
      `Release ${skipped.id} is announced before ${id} but not frozen. Bring ${DATA}/releases/${skipped.id} back with git, or freeze it first.`,
      `${id}より前に告知されたリリース${skipped.id}が凍結されていません。${DATA}/releases/${skipped.id} をgitで戻すか、先に凍結してください。`,
    );
  }
  if (last && compareReleases(id, last.release.id) <= 0) {
    fail(
      `Release ${id} does not come after ${last.release.id}.`,
      `リリース番号${id}は${last.release.id}より大きくなければなりません。`,
    );
  }
  if (last && issued < last.release.issued) {
    fail(
      `Release ${id} would be issued before ${last.release.id} (${last.release.issued}).`,
      `リリース${id}の発行日が${last.release.id}（${last.release.issued}）より前です。`,
    );
  }
  // Frozen with a slip of the year, a release would be the last for as long. Tomorrow has begun somewhere; the clock goes no further than here.
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  if (issued > tomorrow && issued !== last?.release.issued) {
    fail(
      `Release ${id} would be issued on ${issued}, which is later than tomorrow, and none could come before that day. Mend \`issued\` in ${DATA}/releases.yaml.`,
      `リリース${id}の発行日${issued}は明日より先の日付です。凍結すると、その日まで次のリリースを発行できません。${DATA}/releases.yaml の issued を直してください。`,
    );
  }
}

/** A release changes something, and its number may say more than the change, never less. */
function refuseUnderstated(id: string, before: string, grounds: readonly Ground[]): void {
  if (grounds.length === 0)
    fail(`Release ${id} would change nothing against ${before}.`, `リリース${id}は${before}から何も変わりません。`);
  const least = leastLevel(grounds);
  if (levels.indexOf(levelBetween(before, id)) >= levels.indexOf(least)) return;
  const why = grounds.filter(({ level }) => level === least).map(({ what }) => what);
  const needed = numberAfter(before, least);
  for (const { en, ja } of why.slice(0, 10)) console.error(`${least}: ${en}\n  ${ja}`);
  fail(
    `The number ${id} understates the change (${why.length} ground(s) for ${least.toUpperCase()}). Announce ${needed} or higher in ${DATA}/releases.yaml.`,
    `番号${id}では変更が過小に示されます（${least.toUpperCase()}とする理由が${why.length}件）。${DATA}/releases.yaml で${needed}以上を告知してください。`,
  );
}

/** The records of data/, checked, completed and in order; every finding is printed with its file and line. */
async function readChecked(): Promise<Dataset> {
  const written = readData();
  // What a file that cannot be read lacks would be missed everywhere else, and the cures would be false.
  refuseFindings(written, written.findings);
  const findings = check(written.dataset, readLineDigests());
  // A record without an id would be taken for one that is gone.
  const isNamed = entities.every((entity) => rowsOf(written.dataset, entity).every(({ id }) => typeof id === "string"));
  refuseFindings(written, findings, isNamed ? tombstoneFindings(everFrozen, names, namesIn(written.dataset), tombstones) : []);
  refuseFindings(written, await unprinted(written.dataset));
  return ordered(
    new Map(
      entities.map((entity) => [
        entity.collection,
        rowsOf(written.dataset, entity).map((row) => complete(entity, entity.derive(complete(entity, row)))),
      ]),
    ),
  );
}

/** Where data/lines/ has the text of a source: a digest in its record that is another, and evidence that it does not print. */
async function unprinted(dataset: Dataset): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of sourcesWithText()) {
    const text = readLineText(source);
    findings.push(
      ...(await otherText(dataset, source, text)),
      ...(await verify(dataset, source, text.toString("utf8"), [])).findings,
    );
  }
  return findings;
}

async function otherText(dataset: Dataset, source: string, text: Uint8Array): Promise<Finding[]> {
  const found = await sha256(Uint8Array.from(text));
  const rows = dataset.get("sources") ?? [];
  const index = rows.findIndex(({ id }) => id === source);
  if (index < 0 || rows[index]?.sha256 === found) return [];
  return [
    {
      collection: "sources",
      path: [index, "sha256"],
      en: `${DATA}/lines/${source}.txt has the SHA-256 ${found}. Write it here, or bring back the text that was meant.`,
      ja: `${DATA}/lines/${source}.txt のSHA-256は ${found} です。この値に直すか、正しいテキストを置いてください。`,
    },
  ];
}

/** Ends the command where there are findings, with each at its place. */
function refuseFindings(written: Written, findings: readonly Finding[], stones: readonly StoneFinding[] = []): void {
  const count = findings.length + stones.length;
  if (count === 0) return;
  for (const finding of findings) console.error(`${written.locate(finding)}: ${finding.en}\n  ${finding.ja}`);
  for (const { stone, en, ja } of stones) console.error(`${stone === null ? "" : `${placeOfTombstone(stone)}: `}${en}\n  ${ja}`);
  fail(
    `${count} finding(s) in ${DATA}/; nothing was written. Fix them and run again.`,
    `${DATA}/ に${count}件の問題があり、何も書き出していません。直して再実行してください。`,
  );
}
