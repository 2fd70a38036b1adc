import { existsSync, readFileSync } from "node:fs";
import { sha256 } from "../model/digest";
import { verify } from "../release/verify";
import { readData, readUncited } from "./data";
import { fail } from "./fail";
import { given } from "./given";
import { DATA } from "./settings";

/**
 * `npm run verify -- --source FILE` holds every evidence in data/ against the document itself and names every line that no record
 * cites. Its SHA-256 in data/sources.yaml says which file the document is.
 */
const { source: file } = given({ options: { source: { type: "string" } } }, "npm run verify -- --source FILE").values;
if (!file || !existsSync(file)) {
  fail(
    `Give the document: npm run verify -- --source FILE${file ? ` (there is no ${file})` : ""}`,
    `資料を指定してください: npm run verify -- --source ファイル${file ? `（${file} がありません）` : ""}`,
  );
}

// A book leaves out thousands of lines for one reason.
const MOST_SHOWN = 20;

const bytes = readFileSync(file);
const digest = await sha256(Uint8Array.from(bytes));
const { dataset, findings: unread, locate } = readData();
for (const finding of unread) console.error(`${locate(finding)}: ${finding.en}\n  ${finding.ja}`);
if (unread.length > 0) {
  fail(
    `Files of ${DATA}/ cannot be read, so that the evidence in them would not be looked at. Mend them as said above, then run this again.`,
    `${DATA}/ に読めないファイルがあり、その根拠は確かめられません。上に示した箇所を直して、もう一度実行してください。`,
  );
}
const sources = dataset.get("sources") ?? [];
const source = sources.find((row) => row.sha256 === digest);
if (!source) {
  fail(
    `No record of ${DATA}/sources.yaml has the SHA-256 of ${file}, ${digest}. It is another document, or another copy of it.`,
    `${file} のSHA-256（${digest}）を持つ資料が ${DATA}/sources.yaml にありません。別の資料か、別の写しです。`,
  );
}

const { evidence, findings, uncited, explained } = await verify(dataset, source.id, bytes.toString("utf8"), readUncited(sources));
for (const finding of findings) console.error(`${locate(finding)}: ${finding.en}\n  ${finding.ja}`);
for (const ofReason of Map.groupBy(explained, ({ reason }) => reason.en).values()) {
  for (const { line, text, reason } of ofReason.slice(0, MOST_SHOWN))
    console.log(`not cited, explained / 引用なし（理由あり）: ${line}: ${text}\n  ${reason.en}\n  ${reason.ja}`);
  const more = ofReason.length - MOST_SHOWN;
  if (more > 0) console.log(`… and ${more} more lines of the same reason / 同じ理由の行がほかに${more}行`);
}
for (const { line, text } of uncited) console.error(`not cited / 引用なし: ${line}: ${text}`);
const wrong = findings
  .filter(({ path }) => path.length > 1)
  .map(({ collection, path }) => [collection, ...path.slice(0, 3)].join());
const valid = evidence - new Set(wrong).size;
console.log(
  `${source.id}: ${valid} of ${evidence} evidences valid, ${explained.length} lines explained, ${uncited.length} lines not cited / 根拠${evidence}件中${valid}件が一致、引用のない行は理由あり${explained.length}・理由なし${uncited.length}`,
);
if (findings.length + uncited.length > 0) {
  fail(
    `The data does not match the document. Fix the evidence, cite the lines, or explain them in ${DATA}/uncited.yaml.`,
    `データと資料が一致しません。根拠を直すか、行を引用するか、${DATA}/uncited.yaml に理由を書いてください。`,
  );
}
