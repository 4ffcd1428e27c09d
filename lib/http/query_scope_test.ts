import assert from "node:assert/strict";
import { App } from "fresh";
import { Kysely, sql } from "kysely";
import { createMonitor } from "../db/mod.server.ts";
import { ManualClock } from "../../tests/support/manual_clock.ts";
import { lineWith } from "../../tests/support/monitored.ts";
import { scriptedDialect } from "../../tests/support/scripted_dialect.ts";
import { queryScope } from "./query_scope.server.ts";

Deno.test("queryScope() names runs by method and route pattern, never by address", async () => {
  const monitor = createMonitor({ clock: new ManualClock() });
  const db = new Kysely({ dialect: scriptedDialect(() => ({}), monitor) });
  const handler = new App().use(queryScope()).get("/answers/:id", async () => {
    for (let time = 0; time < 5; time++) await sql`select a`.execute(db);
    return new Response("ok");
  }).handler();
  const responses = await Promise.all(
    [1, 2, 3].map((id) => handler(new Request(`http://localhost/answers/${id}`))),
  );
  assert.deepEqual(await Promise.all(responses.map((one) => one.text())), ["ok", "ok", "ok"]);
  assert.deepEqual(lineWith({ monitor }, "select a").repeated, {
    runs: 3,
    longest: 5,
    within: ["GET /answers/:id"],
  });
});
