import * as z from "zod";
import { releaseSchema } from "../../model/release-schemas";
import { paths } from "../../urls";
import { jsonOperation, type Operation } from "./operation";
import { both, problemsOf } from "./responses";

/** What OpenAPI says of how the portal is. */
export const health: Readonly<Record<"healthz" | "readyz", () => readonly Operation[]>> = {
  healthz: () => [
    jsonOperation(
      paths.healthz(),
      "getHealth",
      "operation",
      { en: "Whether the Worker runs", ja: "稼働確認" },
      { answer: z.strictObject({ status: z.literal("ok") }) },
    ),
  ],
  readyz: () => [
    {
      path: paths.readyz(),
      schema: {
        operationId: "getReadiness",
        tags: ["operation"],
        summary: both({ en: "Whether data, search and dumps are there", ja: "データ・検索・ダンプの準備状況" }),
        responses: {
          ...problemsOf(["invalid-parameter"]),
          ...Object.fromEntries(
            [200, 503].map((status) => [
              status,
              {
                description: status === 200 ? "Ready / 準備完了" : "Not ready / 準備中",
                content: {
                  "application/json": {
                    schema: z.strictObject({
                      status: z.enum(["ready", "not ready"]),
                      latestRelease: releaseSchema.shape.id.nullable(),
                      checks: z.record(
                        z.string().max(50),
                        z.strictObject({
                          ok: z.boolean(),
                          detail: z.string().max(500).optional(),
                          detailJa: z.string().max(500).optional(),
                        }),
                      ),
                    }),
                  },
                },
              },
            ]),
          ),
        },
      },
    },
  ],
};
