import assert from "node:assert/strict";
import { sql } from "kysely";
import { lineWith, testOnEachMonitored } from "../../../tests/support/monitored.ts";
import { explain } from "./explain.server.ts";
import { readPlan } from "./plan.ts";

testOnEachMonitored("explain() gives the generic plan, without literals, uncounted", async (on) => {
  const nodes = await explain(
    on.db,
    `select id from answers where candidate_id = $1 and note = 'Yuck' order by created_at limit $2`,
  );
  assert.equal(nodes[0]?.depth, 0);
  assert.ok(nodes.some(({ relation }) => relation === "answers"));
  const conditions = nodes.flatMap((node) => node.conditions).join("\n");
  assert.match(conditions, /candidate_id = \$1/);
  assert.doesNotMatch(conditions, /Yuck/);
  assert.deepEqual(on.monitor.overview().lines, []);
});

testOnEachMonitored("explain() leaves nothing prepared, even where it fails", async ({ db }) => {
  await explain(db, "select 1");
  await assert.rejects(explain(db, "select id from nowhere where a = $1"), { code: "42P01" });
  await assert.rejects(explain(db, "select $1, $3::text"), { code: "42P18" });
  for (let look = 0; look < 3; look++) {
    const { rows } = await sql`select name from pg_prepared_statements
      where name like 'explained%'`.execute(db);
    assert.deepEqual(rows, []);
  }
});

testOnEachMonitored("the plan of a slow SELECT stands in the overview", async (on) => {
  on.monitor.readPlans(on.db);
  await on.db.selectFrom("interviews").select("id").where("role", "=", "Yuck").execute();
  await on.db.updateTable("interviews").set({ role: "Yuck" }).execute();
  await sql`select 'Yuck' as a where ${"Yuck"}::text = 'Yuck'`.execute(on.db);
  await on.monitor.idle();
  const { plan } = lineWith(on, 'select "id"');
  assert.ok(plan?.nodes.some(({ relation }) => relation === "interviews"));
  assert.equal(lineWith(on, "update").plan, null);
  assert.ok(lineWith(on, "where $").plan);
  assert.doesNotMatch(JSON.stringify(on.monitor.overview()), /Yuck/);
}, { slowMs: 0 });

Deno.test("readPlan() reads what a driver gives as text or parsed, and nothing from nothing", () => {
  const explained = [{
    Plan: {
      "Node Type": "Nested Loop",
      "Total Cost": 12.5,
      "Plan Rows": 3,
      "Join Filter": "(a.n = 'seven'::text)",
      Plans: [{
        "Node Type": "Index Scan",
        "Relation Name": "a",
        "Index Name": "a_n",
        "Total Cost": 8,
        "Plan Rows": 1,
        "Index Cond": "(n = $2)",
      }],
    },
  }];
  const nodes = readPlan(explained);
  assert.deepEqual(readPlan(JSON.stringify(explained)), nodes);
  assert.deepEqual(
    nodes.map(({ depth, type, index, cost, rows, conditions }) => [
      depth,
      type,
      index,
      cost,
      rows,
      ...conditions,
    ]),
    [
      [0, "Nested Loop", null, 12.5, 3, "Join Filter: (a.n = ?::text)"],
      [1, "Index Scan", "a_n", 8, 1, "Index Cond: (n = $2)"],
    ],
  );
  assert.deepEqual(readPlan(undefined), []);
});
