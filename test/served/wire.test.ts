import { connect } from "node:net";
import { describe, expect, inject, it } from "vitest";

const { hostname, port } = new URL(inject("origin"));

/** What comes back on a bare socket, which sends what no HTTP client would. */
function send(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(request));
    let answer = "";
    socket.setEncoding("utf8");
    socket.setTimeout(10_000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("end", () => resolve(answer));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}
const request = (line: string, headers = "", body = "") =>
  send(`${line} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n${headers}\r\n${body}`);
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

describe("on the wire", () => {
  it("a body on GET is refused", async () => {
    const answer = await request("GET /v1/plans", "Content-Length: 7\r\nContent-Type: application/json\r\n", '{"a":1}');
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain("/v1/problems/unexpected-body");
  });

  it.each([
    ["a broken percent in the path", "GET /v1/plans/%zz"],
    ["a lone continuation byte", "GET /v1/plans/%80"],
    ["an unknown method", "DELETE /v1/plans"],
    ["a URL of 20 KB", `GET /v1/plans?q=${"a".repeat(20_000)}`],
    ["a thousand parameters", `GET /v1/plans?${"a=1&".repeat(900)}`],
    ["a path that climbs", "GET /v1/../../etc/passwd"],
    ["an encoded slash", "GET /v1/plans/%2e%2e%2f%2e%2e%2fx"],
    ["an encoded line break", "GET /v1/plans/%0d%0aX-Evil:1"],
  ])("%s is a 4xx problem in both languages", async (_, line) => {
    const answer = await request(line);
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer.toLowerCase()).toContain("content-type: application/problem+json");
    expect(answer).toMatch(/"detailJa": "[^"]*[ぁ-ん]/);
    expect(answer.split("\r\n\r\n")[0]).not.toContain("X-Evil");
  });

  it("everybody who holds the bytes is told so from memory, at once and one after the other", async () => {
    const list = "GET /v1/releases/1.0.0/plans";
    const etag = /etag: (".*?")/i.exec(await request(list))?.[1] as string;
    const again = () => request(list, `If-None-Match: ${etag}\r\n`);
    for (let turn = 0; turn < 3; turn++) {
      for (const answer of await Promise.all(Array.from({ length: 20 }, again))) {
        const [head, body] = answer.split("\r\n\r\n", 2) as [string, string];
        expect([statusOf(answer), body]).toEqual([304, ""]);
        expect(head).toContain(etag);
        expect(head).toMatch(/server-timing: cache;desc="memory"/i);
        expect(head.match(/^date:/gim)).toHaveLength(1);
      }
    }
  });

  it("a list has an exact length", async () => {
    const answer = await request("GET /v1/budgets");
    const [head, body] = answer.split("\r\n\r\n", 2) as [string, string];
    expect(statusOf(answer)).toBe(200);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (length) expect(Buffer.byteLength(body)).toBe(Number(length));
    else expect(head).toMatch(/transfer-encoding: chunked/i);
  });
});
