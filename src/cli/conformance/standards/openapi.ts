import { execFile } from "node:child_process";
import { answersAgainst, type Described } from "../answers";
import type { Standard } from "../standard";

type Problem = { readonly ruleId: string; readonly message: string; readonly location: readonly { readonly pointer?: string }[] };

export const openapi: Standard = {
  title: "OpenAPI 3.1 (Redocly, recommended rules; every example answers as its schema says)",
  async violations(portal) {
    const path = "/openapi.json";
    const described = await portal.json<Described>(path);
    const { openapi: version } = described;
    const problems = await lint(portal.origin + path);
    return [
      ...(version.startsWith("3.1.") ? [] : [`it is OpenAPI ${version}`]),
      ...(await answersAgainst(portal, described)),
      ...problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ""})`),
    ];
  },
};

/** What Redocly finds with the rules of `redocly.yaml`, warnings too. Throws with what it says where it does not run. */
function lint(address: string): Promise<Problem[]> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const limits = { env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) =>
    execFile("npx", ["redocly", "lint", address, "--format=json", "--max-problems=1000"], limits, (_, stdout, stderr) => {
      // It ends with 1 where there are problems, which are what is asked for.
      if (stdout.trimStart().startsWith("{")) resolve(JSON.parse(stdout).problems);
      else reject(new Error(`redocly lint: ${stderr.slice(-500)}`));
    }),
  );
}
