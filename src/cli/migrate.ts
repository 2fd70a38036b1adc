import { writeFileSync } from "node:fs";
import { entities } from "../model";
import { fail } from "./fail";
import { given } from "./given";
import { currentSnapshot, MIGRATIONS, migrationNames, pendingStatements, SNAPSHOT } from "./migrations";

/**
 * `npm run migrate -- NAME` writes the migration that brings the tables of the last one to those of the registry, or says that
 * there is nothing to do. A released migration is never edited; this only adds.
 */
const [name] = given({ allowPositionals: true }, "npm run migrate -- NAME", 1).positionals;
const statements = await pendingStatements();
if (statements.length === 0) {
  console.log("There is nothing to do: the migrations make the tables of the model.\nマイグレーションはモデルと一致しています。");
} else {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    fail(
      "Give the migration a name of a-z, 0-9 and _: npm run migrate -- add_something",
      "マイグレーションの名前を a-z・0-9・_ で指定してください: npm run migrate -- add_something",
    );
  }
  const file = `${MIGRATIONS}/${String(migrationNames().length + 1).padStart(4, "0")}_${name}.sql`;
  writeFileSync(file, `${statements.map(withoutRowid).join("\n")}\n`);
  writeFileSync(SNAPSHOT, `${JSON.stringify(await currentSnapshot(), null, 2)}\n`);
  console.log(`${file}: ${statements.length} statements / SQL文${statements.length}件`);
}

// Rows of a collection and of the change log are found by their key and read in its order; without a rowid that is one b-tree instead of two.
function withoutRowid(statement: string): string {
  const table = /^CREATE TABLE `(?:__new_)?(\w+)`/.exec(statement)?.[1];
  const isKeyed = table === "changes" || entities.some((entity) => entity.collection === table);
  return isKeyed ? statement.trimEnd().replace(/\);$/, ") WITHOUT ROWID;") : statement.trimEnd();
}
