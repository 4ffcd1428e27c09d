import assert from "node:assert/strict";
import { bareDatabase } from "../../../../tests/support/database.ts";
import { needs } from "../../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../../tests/support/postgres.ts";
import type { Database } from "../../mod.ts";
import { openPostgres } from "../postgres/postgres.server.ts";
import { createLaggingRead } from "./lagging_reads.server.ts";

const ignore = !await needs("postgres");

/** Who answers is what the work returns; `lag` and `time` are the test's. */
function follow() {
  const [primary, replica] = [{}, {}] as [Database, Database];
  const state = { time: 0, lag: 0, looks: 0, faults: 0, down: false };
  const read = createLaggingRead({
    primary,
    replica,
    lagOf: () => {
      state.looks += 1;
      return state.down ? Promise.reject(new Error("away")) : Promise.resolve(state.lag);
    },
    now: () => state.time,
    onFault: () => state.faults += 1,
  });
  const asked = () =>
    read((db) =>
      db === replica && state.down
        ? Promise.reject(new Error("away"))
        : Promise.resolve(db === replica ? "replica" : "primary")
    );
  return { state, asked, read };
}

Deno.test("createLaggingRead() asks the replica, and for its lag only now and then", async () => {
  const { state, asked } = follow();
  for (let n = 0; n < 10; n += 1) assert.equal(await asked(), "replica");
  assert.equal(state.looks, 1);
  state.time += 6_000;
  assert.equal(await asked(), "replica");
  assert.equal(state.looks, 2);
});

Deno.test("createLaggingRead() asks the primary while the replica is far behind", async () => {
  const { state, asked } = follow();
  state.lag = 11_000;
  assert.equal(await asked(), "primary");
  state.lag = 500;
  state.time += 31_000;
  assert.equal(await asked(), "replica");
});

Deno.test("createLaggingRead() answers from the primary when the replica fails, and lets it be for a while", async () => {
  const { state, asked } = follow();
  assert.equal(await asked(), "replica");
  state.down = true;
  assert.equal(await asked(), "primary");
  state.down = false;
  assert.equal(await asked(), "primary");
  state.time += 31_000;
  assert.equal(await asked(), "replica");
  assert.equal(state.faults, 1);
});

Deno.test("createLaggingRead() answers from the primary when the replica goes without a word", async () => {
  const [primary, replica] = [{}, {}] as [Database, Database];
  const faults: unknown[] = [];
  const read = createLaggingRead({
    primary,
    replica,
    lagOf: () => Promise.resolve(0),
    now: () => 0,
    patienceMs: 1,
    onFault: (fault) => faults.push(fault),
  });
  const asked: string[] = [];
  const work = (db: Database) => {
    asked.push(db === replica ? "replica" : "primary");
    return db === replica ? new Promise<never>(() => {}) : Promise.resolve(1);
  };
  assert.deepEqual([await read(work), await read(work)], [1, 1]);
  assert.deepEqual(asked, ["replica", "primary", "primary"]);
  assert.match(String(faults), /said nothing in 1 ms/);
});

Deno.test("createLaggingRead() throws what the primary throws", async () => {
  const { read } = follow();
  await assert.rejects(read(() => Promise.reject(new Error("broken"))), /broken/);
});

Deno.test("createLaggingRead() takes no server for a replica that follows nobody", {
  ignore,
}, async () => {
  await using primary = await bareDatabase();
  await using empty = await emptyServerDatabase();
  await using promoted = await openPostgres(empty.url);
  const read = createLaggingRead({ primary: primary.db, replica: promoted.db });
  assert.equal(await read((db) => Promise.resolve(db === primary.db)), true);
});
