/** A Worker that reads from D1, or gives what was put to an address, and does nothing else: what the platform alone costs on this machine. */
const statements: Readonly<Record<string, string>> = {
  record: "SELECT * FROM initiatives WHERE id = ?1 AND since <= ?2 ORDER BY since DESC LIMIT 1",
  list: "SELECT * FROM budgets WHERE id >= ?1 AND +since <= ?2 AND +until > ?2 ORDER BY id LIMIT 51",
};

/** Finished bytes and headers by their address. */
const constants = new Map<string, { readonly body: ArrayBuffer; readonly headers: Headers }>();

export default {
  async fetch(request: Request, env: { readonly DB: D1Database }): Promise<Response> {
    if (request.method === "PUT") {
      const headers = new Headers(JSON.parse(request.headers.get("Constant-Headers") ?? "[]") as [string, string][]);
      constants.set(request.url, { body: await request.arrayBuffer(), headers });
      return new Response(null, { status: 204 });
    }
    const constant = constants.get(request.url);
    if (constant) return new Response(constant.body, { headers: constant.headers });
    const [, what = "", id, sequence] = new URL(request.url).pathname.split("/");
    const rows = await env.DB.prepare(statements[what] ?? "")
      .bind(id, Number(sequence))
      .raw();
    return new Response(JSON.stringify(rows));
  },
};
