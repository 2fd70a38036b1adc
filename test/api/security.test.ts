import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../src/urls";
import { examplePages } from "../served/page-examples";
import { get, latest, portal } from "./portal";

type Operation = {
  readonly parameters?: readonly {
    in: string;
    name: string;
    required?: boolean;
    example?: unknown;
    schema?: { example?: unknown };
  }[];
};
type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** An address of every path that OpenAPI names, with its own examples. */
const addresses = Object.entries((JSON.parse(env.OPENAPI) as Described).paths).map(([path, { get: read }]) => {
  const given = (read?.parameters ?? []).filter((one) => one.in === "path" || one.required);
  const exampleOf = (one: (typeof given)[number]) => encodeURIComponent(String(one.example ?? one.schema?.example ?? "x"));
  const query = given.filter((one) => one.in === "query").map((one) => `${one.name}=${exampleOf(one)}`);
  const filled = given.reduce((left, one) => left.replace(`{${one.name}}`, exampleOf(one)), path);
  return query.length > 0 ? `${filled}?${query.join("&")}` : filled;
});
const others = [
  "/",
  "/docs",
  "/ja",
  "/favicon.ico",
  "/oembed",
  "/charts/money.ja.svg",
  "/charts/money.ja.csv",
  "/nothing",
  "/admin",
  "/.env",
  "/v1/nothing",
];
const files = [paths.style(), paths.script("sql"), paths.script("sql-worker"), paths.sqlite(), paths.openapi(), paths.favicon()];
const everything = [...new Set([...addresses, ...others, ...files, ...examplePages])];

const HTML = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const isPage = (answer: Response) => answer.headers.get("Content-Type")?.startsWith("text/html") ?? false;

describe("whoever asks, for whatever", () => {
  const answers = new Map<string, Response>();
  beforeAll(async () => {
    for (const path of everything)
      for (const headers of [{}, HTML]) {
        const answer = await get(path, { headers: headers as Record<string, string> });
        await answer.arrayBuffer();
        answers.set(`${path} ${Object.values(headers).join()}`, answer);
      }
  });

  it("is given no cookie, and by no answer told more of the machine than it needs", () => {
    expect(answers.size).toBeGreaterThan(200);
    for (const [asked, { headers }] of answers)
      for (const name of ["Set-Cookie", "Server", "X-Powered-By"])
        expect([asked, name, headers.get(name)]).toEqual([asked, name, null]);
  });

  it("is told what keeps browsers from mistaking an answer for something else", () => {
    for (const [asked, { headers }] of answers) {
      expect([asked, headers.get("X-Content-Type-Options")]).toEqual([asked, "nosniff"]);
      expect(headers.get("Strict-Transport-Security"), asked).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
      expect(headers.get("Referrer-Policy"), asked).toBe("strict-origin-when-cross-origin");
      expect(headers.get("Cross-Origin-Resource-Policy"), asked).toBe("cross-origin");
      expect(headers.get("Access-Control-Allow-Origin"), asked).toBe("*");
      expect(headers.get("Access-Control-Allow-Credentials"), asked).toBeNull();
    }
  });

  it("gets what runs nothing that is not a file of the portal, and pages that no other window reaches into", () => {
    const pages = [...answers].filter(([, answer]) => isPage(answer));
    expect(pages.length).toBeGreaterThan(60);
    for (const [asked, answer] of answers) {
      const policy = answer.headers.get("Content-Security-Policy") ?? "";
      expect(policy, asked).toContain("default-src 'none'");
      expect(policy, asked).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|data:|nonce-|sha256-/);
      if (asked.startsWith(paths.script("sql-worker"))) continue;
      expect(policy, asked).not.toContain("wasm");
      if (!isPage(answer)) {
        expect(policy, asked).not.toContain("'self'");
        continue;
      }
      expect(answer.headers.get("Cross-Origin-Opener-Policy"), asked).toBe("same-origin");
      expect(answer.headers.get("Permissions-Policy"), asked).toContain("camera=()");
      // A chart may stand in a frame of any site; nothing else may, and both headers say the same.
      const isFrame = /^\/\w\w\/charts\/\w+\/embed/.test(asked);
      expect(policy, asked).toContain(isFrame ? "frame-ancestors *" : "frame-ancestors 'none'");
      expect(answer.headers.get("X-Frame-Options"), asked).toBe(isFrame ? null : "DENY");
    }
  });

  it("can write nothing but a query to keep", async () => {
    const allowed: string[] = [];
    for (const path of everything)
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "QUERY", "PROPFIND", "MKCOL"]) {
        const answer = await get(path, { method, body: "{}", headers: { "Content-Type": "text/plain" } });
        await answer.arrayBuffer();
        if (answer.status !== 405) allowed.push(`${method} ${path} ${answer.status}`);
      }
    // What is no JSON is refused; the method is not.
    expect(allowed).toEqual([`POST ${paths.queries()} 415`, `QUERY ${paths.queries()} 415`]);
  });

  it("who holds a page already is not given another policy for it", async () => {
    const page = await get("/ja/budgets", { headers: HTML });
    const unchanged = await get("/ja/budgets", { headers: { ...HTML, "If-None-Match": page.headers.get("ETag") as string } });
    expect([unchanged.status, unchanged.headers.get("Content-Security-Policy")]).toEqual([304, null]);
  });
});

describe("security.txt", () => {
  it("names contact, languages, policy in each of them, its own address, and a day less than a year ahead (RFC 9116)", async () => {
    const answer = await get("/.well-known/security.txt");
    expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    const lines = (await answer.text()).trim().split("\n");
    const fieldOf = (name: string) => lines.flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));
    expect(fieldOf("Contact")).toEqual([portal.CONTACT]);
    expect(fieldOf("Preferred-Languages")).toEqual(["ja, en"]);
    expect(fieldOf("Canonical")).toEqual([`${portal.PUBLIC_URL}/.well-known/security.txt`]);
    expect(fieldOf("Policy")).toEqual(["ja", "en"].map((language) => `${portal.PUBLIC_URL}/${language}/guides/security`));
    const [expires = ""] = fieldOf("Expires");
    // Without a day of deployment it counts from the latest release.
    const ahead = Date.parse(expires) - Date.parse(latest.issued);
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(365 * 86_400_000);
  });
});
