import assert from "node:assert/strict";
import { App } from "fresh";
import { AppError, type ErrorCode } from "../errors.ts";
import { createLog } from "../log.server.ts";
import { errorBoundary } from "./error_boundary.server.ts";
import type { State } from "./state.ts";

/** What is answered to an error, and logged of it. */
async function meet(code: ErrorCode) {
  const logged: string[] = [];
  const log = createLog("debug", (line) => void logged.push(JSON.parse(line).level));
  const handler = new App<State>().use((ctx) => {
    Object.assign(ctx.state, { requestId: "1", parts: { log } });
    return ctx.next();
  }).use(errorBoundary(() => Promise.reject(new Error("not for people")))).get("/api/it", () => {
    throw new AppError(code, "detail", { retryAfterS: 1 });
  }).handler();
  const response = await handler(new Request("http://localhost/api/it"));
  const { code: told } = await response.json();
  return { told, status: response.status, after: response.headers.get("retry-after"), logged };
}

Deno.test("errorBoundary() logs what an operator should hear of, and not that much comes at once", async () => {
  assert.deepEqual(await meet("storage_unavailable"), {
    told: "storage_unavailable",
    status: 503,
    after: "1",
    logged: ["error"],
  });
  assert.deepEqual(await meet("storage_busy"), {
    told: "storage_busy",
    status: 503,
    after: "1",
    logged: [],
  });
});
