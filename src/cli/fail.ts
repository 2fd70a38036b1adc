/** Ends the command with an error that says how to fix it, in both languages. */
export function fail(en: string, ja: string): never {
  console.error(`error: ${en}\nエラー: ${ja}`);
  process.exit(1);
  throw new Error("the process has ended"); // The platform types give process.exit no type.
}
