/** What the server says is wrong (RFC 9457), in the language of the page; empty where it says nothing. */
export async function reasonOf(answer: Response, language: string): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { readonly detail?: string; readonly detailJa?: string };
  return (language === "ja" ? problem.detailJa : problem.detail) ?? "";
}
