import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { normalise } from "./normalise.ts";
import { PlanReader } from "./plan_reader.server.ts";
import { createStatement } from "./statement.server.ts";

const HOUR_MS = 60 * 60_000;

function reader({ slowMs = 100 } = {}) {
  const clock = new ManualClock();
  const faults: unknown[] = [];
  const plans = new PlanReader({ slowMs, clock, onFault: (fault) => faults.push(fault) });
  const asked: string[] = [];
  plans.begin((sql) => {
    asked.push(sql);
    return sql.includes("broken")
      ? Promise.reject(Object.assign(new Error("near 'somebody''s words'"), { code: "22P02" }))
      : Promise.resolve([]);
  });
  const statementOf = (sql: string) => createStatement(sql, normalise(sql));
  return { clock, plans, asked, faults, statementOf };
}

Deno.test("consider() asks for a slow SELECT's plan, and again only after an hour", async () => {
  const { clock, plans, asked, statementOf } = reader();
  const statement = statementOf("select a from t");
  for (const [ms, wait] of [[99, 0], [300, 0], [500, HOUR_MS - 1], [500, 1], [500, 0]] as const) {
    plans.consider(statement, { sql: "select a from t", ms });
    await plans.idle();
    await clock.advance(wait);
  }
  assert.equal(asked.length, 2);
  assert.equal(statement.plan?.ms, 500);
});

Deno.test("consider() asks again within the hour for a call twice as slow: the plan is the slowest's", async () => {
  const { plans, asked, statementOf } = reader();
  const statement = statementOf("select a from t");
  for (const ms of [100, 199, 200, 399, 150, 5_000, 100]) {
    plans.consider(statement, { sql: "select a from t", ms });
    await plans.idle();
  }
  assert.equal(asked.length, 3);
  assert.equal(statement.plan?.ms, 5_000);
});

Deno.test("consider() asks for no plan of writes, nor where a second statement would be run", async () => {
  const { plans, asked, statementOf } = reader();
  for (
    const sql of [
      "delete from t",
      "with a as (delete from t) select 1",
      "select 1; drop table t",
      "begin",
    ]
  ) {
    plans.consider(statementOf(sql), { sql, ms: 1_000 });
  }
  await plans.idle();
  assert.deepEqual(asked, []);
});

Deno.test("consider() lets few wait, and goes on after one that fails", async () => {
  const { plans, asked, faults, statementOf } = reader();
  for (let at = 0; at < 30; at++) {
    const sql = at === 0 ? "select broken from t" : `select a${at} from t`;
    plans.consider(statementOf(sql), { sql, ms: 1_000 });
  }
  await plans.idle();
  assert.ok(asked.length >= 8 && asked.length <= 10, `${asked.length} were asked for`);
  assert.equal(faults.length, 1);
  assert.match(String(faults[0]), /was not explained: it failed by "22P02"/);
  assert.doesNotMatch(String(faults[0]), /words/);
});

Deno.test("stop() asks for nothing more", async () => {
  const { plans, asked, statementOf } = reader();
  const consider = (sql: string) => plans.consider(statementOf(sql), { sql, ms: 1_000 });
  consider("select a from t");
  consider("select b from t");
  await plans.stop();
  consider("select c from t");
  await plans.idle();
  assert.deepEqual(asked, ["select a from t"]);
});
