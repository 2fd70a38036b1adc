/**
 * The tables whose amounts a statement adds or lists without the table beside each that says which of them may be added. It goes by the
 * words of the statement, comments and texts aside, and by the columns of its result, as `*` names none.
 */
export function withoutSum(tables: readonly string[], statement: string, columns: readonly string[]): string[] {
  const code = statement.replace(/--.*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, " ");
  const names = (...words: string[]) => new RegExp(`\\b(?:${words.join("|")})\\b`, "i").test(code);
  if (!names("amount") && !columns.includes("amount")) return [];
  return tables.filter((table) => names(table, `${table}_named`) && !names(`${table}_sum`));
}
