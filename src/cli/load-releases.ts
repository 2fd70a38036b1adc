import { withdraw } from "../db/load";
import { readManifest, readPublished } from "../db/releases";
import type { Env } from "../env";
import type { Withdrawal } from "../model/release";
import type { Edition } from "../release/dumps";
import { editionsOf, type Frozen } from "../release/frozen";
import { removeDumps } from "../store/dumps";
import { fail } from "./fail";
import { bringUp, type Make } from "./load-release";
import { STATE } from "./settings";

/** Releases to bring up, and where they are taken from. */
type Supply = {
  /** The folder that holds them, for messages. */
  readonly folder: string;
  /** Oldest first. */
  readonly frozen: readonly Frozen[];
  /** Each names one of them. */
  readonly withdrawals: readonly Withdrawal[];
  /** Files of one of them. */
  files(one: Frozen, edition: Edition, names: readonly string[]): ReturnType<Make>;
  /** Told of each that is there. */
  loaded?(one: Frozen): void;
};

/** Brings D1 and R2 up to some releases, in order, and says what it did. It may be run again at any time; readers follow once the last is there. */
export async function loadReleases({ DB, SEARCH, DUMPS, PUBLIC_URL }: Env, supply: Supply): Promise<void> {
  const { folder, frozen, withdrawals } = supply;
  const loadedUpTo = await readPublished(DB);
  const refuseAnother = async (one: Frozen) => {
    refuseOtherOrigin(one, folder, PUBLIC_URL);
    const held = await readManifest(DB, one.release.id);
    const isLoaded = one.release.sequence <= loadedUpTo;
    if (held === null && isLoaded) refusePassedOver(one, folder);
    if (held !== null && held !== JSON.stringify(one.manifest)) refuseOtherContent(one, folder);
  };
  const withdrawn = frozen.filter(({ release }) => withdrawals.some((each) => each.release === release.id));
  // What is withdrawn stays so, and its files are gone: of another dataset that bears the same number nothing may be.
  for (const one of withdrawn) await refuseAnother(one);
  // Then at once, whatever else may fail: the ledger says so before the files go, so that no reader misses one that should be there.
  await withdraw(DB, withdrawals);
  for (const one of withdrawn) {
    await removeDumps(DUMPS, one);
    console.log(`${one.release.id}: withdrawn / 取り下げ`);
  }
  const editions = editionsOf(frozen);
  for (const [i, one] of frozen.entries()) {
    const { release, manifest } = one;
    await refuseAnother(one);
    const withdrawal = withdrawals.find((each) => each.release === release.id) ?? null;
    const edition = editions[i] as Edition;
    const make = (names: readonly string[]) => supply.files(one, edition, names);
    const put = await bringUp({ DB, SEARCH, DUMPS }, one, edition, withdrawal, make, one === frozen.at(-1));
    supply.loaded?.(one);
    const [en, ja] = release.sequence <= loadedUpTo ? ["already in", "に読み込み済み"] : ["loaded into", "に読み込み"];
    const files = manifest.files.length;
    console.log(
      `${release.id}: ${en} D1, ${put} of ${files} files uploaded to R2 / D1${ja}、R2へ${files}ファイル中${put}をアップロード`,
    );
  }
}

function refuseOtherOrigin({ release, manifest }: Frozen, folder: string, publicUrl: string): void {
  if (manifest.publicUrl === publicUrl) return;
  fail(
    `Release ${release.id} in ${folder} was frozen for ${manifest.publicUrl}, but PUBLIC_URL is ${publicUrl}. Identifiers never change: set PUBLIC_URL back, or, before anything was published, run npm run reissue.`,
    `${folder} のリリース${release.id}は ${manifest.publicUrl} 用に凍結されていますが、PUBLIC_URL は ${publicUrl} です。識別子は変わりません。PUBLIC_URL を戻すか、公開前なら npm run reissue を実行してください。`,
  );
}

function refuseOtherContent({ release }: Frozen, folder: string): never {
  fail(
    `D1 holds another release ${release.id} than ${folder}. If another folder was meant, name that. On this machine: remove ${STATE} and run again. In production a release never changes: bring its folder back with git.`,
    `D1にあるリリース${release.id}が ${folder} のものと異なります。フォルダーの指定が違う場合は正しいものを指定してください。手元では ${STATE} を削除して再実行してください。公開済みのリリースは変えられないので、フォルダーをgitで戻してください。`,
  );
}

/** D1 follows a release at this place in the order or after it, and knows none of this number: it was loaded from other releases. */
function refusePassedOver({ release }: Frozen, folder: string): never {
  fail(
    `D1 holds no release ${release.id}, and yet one at its place or after it: it was loaded from another folder than ${folder}, or from one in which ${release.id} was missing. If another folder was meant, name that. On this machine: remove ${STATE} and run again. In production: “A load failed half-way” in docs/runbook.md.`,
    `D1にリリース${release.id}がないのに、その位置かそれより後のリリースがあります。${folder} とは別のフォルダーか、${release.id}が欠けたフォルダーから読み込まれています。フォルダーの指定が違う場合は正しいものを指定してください。手元では ${STATE} を削除して再実行してください。本番では docs/runbook.md の “A load failed half-way” に従ってください。`,
  );
}

/** Says what becomes of answers that Cloudflare keeps. */
export function tellOfCaches(): void {
  console.log(
    `Cached answers that this makes untrue go within a minute, and again whenever they come back in the hours after; npm run deploy begins with an empty cache at once.
この読み込みで古くなったキャッシュ済みの応答は1分以内に消去され、その後に再び入ったものも順次消去されます。すぐに空のキャッシュで始めるには npm run deploy を実行してください。`,
  );
}
