import assert from "node:assert/strict";
import { Increments } from "./increments.ts";
import { normalise } from "./normalise.ts";
import { countCall, countError, createStatement } from "./statement.server.ts";

const call = (ms: number) => ({ ms, at: 0, rows: 2, bytes: 16 });
const statementOf = (sql: string) => createStatement(sql, normalise(sql));

Deno.test("take() gives what was counted since the last time, and nothing of what was not called", () => {
  const increments = new Increments();
  const [one, other] = [statementOf("select a from t"), statementOf("select b from t")];
  assert.deepEqual(increments.take([one, other]), []);
  countCall(one, call(1));
  countCall(one, call(64));
  countError(one, Object.assign(new Error(), { code: "57014" }));
  const [first] = increments.take([one, other]);
  assert.deepEqual(first, {
    fingerprint: "select a from t",
    text: "select a from t",
    kind: "select",
    calls: 2,
    totalMs: 65,
    rows: 4,
    bytes: 32,
    errors: 1,
    latencies: { 48: 1, 96: 1 },
  });
  countCall(one, call(64));
  countCall(other, call(1));
  const again = increments.take([one, other]);
  assert.deepEqual(again.map(({ calls, errors, latencies }) => [calls, errors, latencies]), [
    [1, 0, { 96: 1 }],
    [1, 0, { 48: 1 }],
  ]);
  assert.deepEqual(increments.take([one, other]), []);
});
