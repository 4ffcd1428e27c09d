import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { StatementRegistry } from "./registry.server.ts";
import { countCall } from "./statement.server.ts";

function registry(most: number) {
  const clock = new ManualClock();
  const found = new StatementRegistry({ most, monotonic: () => clock.monotonic() });
  const call = (sql: string) =>
    countCall(found.find(sql), { ms: 2, at: clock.monotonic(), rows: 0, bytes: 0 });
  return { clock, found, call };
}

Deno.test("find() gives one statement for what differs in values alone", () => {
  const { found } = registry(10);
  assert.equal(found.find("select 1"), found.find("SELECT  2"));
  assert.notEqual(found.find("select 1"), found.find("select a"));
  assert.match(found.find("select 1").fingerprint, /^[0-9a-f]{16}$/);
});

Deno.test("find() keeps so many statements, dropping the old and rare ones, which are counted", async () => {
  const { clock, found, call } = registry(20);
  for (let at = 0; at < 50; at++) call("select often from t");
  call("select once from t");
  for (let at = 0; at < 200; at++) {
    await clock.advance(60_000);
    call(`select column_${at} from t`);
    assert.ok(found.all().length <= 20);
  }
  const texts = found.all().map(({ text }) => text);
  assert.ok(texts.includes("select column_199 from t"));
  assert.ok(!texts.includes("select once from t"));
  const { statements, calls, totalMs } = found.dropped;
  const counted = found.all().reduce((sum, one) => sum + one.calls, 0);
  assert.equal(statements + found.all().length, 202);
  assert.equal(calls + counted, 251);
  assert.equal(totalMs, 2 * calls);
});

Deno.test("find() counts a statement that was dropped anew", () => {
  const { found, call } = registry(10);
  call("select first from t");
  const first = found.find("select first from t");
  for (let at = 0; at < 30; at++) call(`select column_${at} from t`);
  assert.ok(first.dropped);
  assert.notEqual(found.find("select first from t"), first);
  assert.equal(found.find("select first from t").calls, 0);
});

Deno.test("find() keeps so much of a long text and no more", () => {
  const { found } = registry(10);
  const long = (last: string) => found.find(`select ${"a, ".repeat(10_000)}${last} from t`);
  assert.ok(long("b").text.length < 10_100);
  assert.notEqual(long("b").fingerprint, long("c").fingerprint);
});
