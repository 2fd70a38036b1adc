import { crc32 } from "node:zlib";
import { type Entry, open, type ZipFile } from "yauzl";
import type { Opened } from "./opened";
import { Refusal } from "./refusal";

// A year of the largest sheet is some 20 MB and packs to a tenth. Far more of either is no budget book.
const MOST_BYTES = 1024 ** 3;
const MOST_RATIO = 200;

/** The one CSV file of a ZIP. Throws a Refusal where there is none or more than one, and where it is encrypted, damaged or too large. */
export async function openZip(path: string, packageSha256: string): Promise<Opened> {
  const zip = await opening(path);
  try {
    const entry = theCsv(await entriesOf(zip), path);
    const file = `${path}:${entry.fileName}`;
    return { file, bytes: entry.uncompressedSize, packageSha256, stream: () => streamOf(path, entry.fileName) };
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(path, error as Error);
  } finally {
    zip.close();
  }
}

function theCsv(entries: readonly Entry[], path: string): Entry {
  // What macOS adds beside each file is no file of the publisher's.
  const found = entries.filter(({ fileName }) => /\.csv$/i.test(fileName) && !/^__MACOSX\//.test(fileName));
  const [entry, ...more] = found;
  if (!entry || more.length > 0) {
    const names = found.map(({ fileName }) => fileName).join(", ");
    throw new Refusal(
      `${path}: The ZIP holds ${found.length} CSV files${names && ` (${names})`}; it must hold one. Unpack it and give the files that are meant.`,
      `${path}: ZIPにCSVファイルが${found.length}個あります${names && `（${names}）`}。1個でなければなりません。展開して、取り込むファイルを指定してください。`,
    );
  }
  if (entry.isEncrypted()) {
    throw new Refusal(
      `${path}: ${entry.fileName} is encrypted. Unpack it with its password and give the CSV.`,
      `${path}: ${entry.fileName} は暗号化されています。パスワードで展開してCSVを指定してください。`,
    );
  }
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > MOST_BYTES || uncompressedSize > compressedSize * MOST_RATIO) {
    throw new Refusal(
      `${path}: ${entry.fileName} would unpack from ${compressedSize} to ${uncompressedSize} bytes; at most ${MOST_BYTES} bytes and ${MOST_RATIO} times are read.`,
      `${path}: ${entry.fileName} は${compressedSize}バイトから${uncompressedSize}バイトに展開されます。上限は${MOST_BYTES}バイト、${MOST_RATIO}倍です。`,
    );
  }
  return entry;
}

/**
 * The bytes of an entry. The reader stops where they are more or fewer than the directory says, so that its limits hold; that they are those
 * that were packed is ours to see to (APPNOTE 6.3, section 4.4.7).
 */
async function* bytesOf(path: string, fileName: string): AsyncGenerator<Uint8Array> {
  const zip = await opening(path);
  try {
    const entry = (await entriesOf(zip)).find((one) => one.fileName === fileName) as Entry;
    const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    let sum = 0;
    for await (const chunk of stream) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw new Error(`${fileName} is damaged, as its CRC-32 says. Fetch the ZIP again.`);
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(path, error as Error);
  } finally {
    zip.close();
  }
}

async function streamOf(path: string, fileName: string): Promise<AsyncIterable<Uint8Array>> {
  return bytesOf(path, fileName);
}

function opening(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(damaged(path, error)) : resolve(zip))),
  );
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", reject);
    zip.readEntry();
  });
}

function damaged(path: string, { message }: Error): Refusal {
  return new Refusal(`${path}: The ZIP cannot be read: ${message}`, `${path}: ZIPを読めません: ${message}`);
}
