/**
 * The command that asks a downloaded file. Whoever follows a link has not written its statement: no line of it ends the text that the
 * shell hands on, and `-safe` keeps SQLite from taking one for a command of its own, such as `.shell`.
 */
export function sqliteCommand(file: string, statement: string): string {
  const lines = statement.split("\n");
  let end = "SQL";
  while (lines.includes(end)) end += "_";
  return `sqlite3 -safe -box ${file} <<'${end}'\n${statement}\n${end}`;
}
