/** A Worker that reads from D1 and does nothing else: what the hop alone costs on this machine. */
const statements: Readonly<Record<string, string>> = {
  record: "SELECT * FROM initiatives WHERE id = ?1 AND since <= ?2 ORDER BY since DESC LIMIT 1",
  list: "SELECT * FROM budgets WHERE id >= ?1 AND +since <= ?2 AND +until > ?2 ORDER BY id LIMIT 51",
};

export default {
  async fetch(request: Request, env: { readonly DB: D1Database }): Promise<Response> {
    const [, what = "", id, sequence] = new URL(request.url).pathname.split("/");
    const rows = await env.DB.prepare(statements[what] ?? "")
      .bind(id, Number(sequence))
      .raw();
    return new Response(JSON.stringify(rows));
  },
};
