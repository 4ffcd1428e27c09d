import assert from "node:assert/strict";
import { emptyTable } from "./__fixtures__/tables.ts";
import { bodySql, createSql, type IndexSpec } from "./index_spec.ts";
import type { Trial } from "./lab.ts";
import { columnKey } from "./term.ts";
import { type Asked, chooseIndexes } from "./workload.ts";

const TABLE = emptyTable("notes");

const on = (...columns: string[]): IndexSpec => ({
  table: TABLE,
  method: "btree",
  keys: columns.map((column) => columnKey(column)),
  included: [],
  predicate: null,
  fraction: 1,
});

const trial = (cost: number): Trial => ({
  cost,
  plan: { "Node Type": "Scan", "Total Cost": cost, "Plan Rows": 1 },
  used: [],
  rename: (name) => name,
});

/**
 * A statement that costs 1,000, and with one of the indexes what is said; `both` if all are there.
 */
function asked(costs: ReadonlyMap<IndexSpec, number>, { both = 1000, calls = 1000 } = {}): Asked {
  const cost = (set: readonly IndexSpec[]) =>
    Math.min(
      1000,
      ...set.map((spec) => costs.get(spec) ?? 1000),
      [...costs.keys()].every((spec) => set.includes(spec)) ? both : 1000,
    );
  return {
    calls,
    base: trial(1000),
    ask: (set) => Promise.resolve(trial(cost(set))),
    wish: [...costs.keys()],
    tables: new Set([TABLE.oid]),
    firstRows: false,
  };
}

const chosen = async (
  statements: readonly Asked[],
  { writes = 0, maxIndexes = 10, least = 0, late = false } = {},
) =>
  (await chooseIndexes(statements, {
    writes: () => writes,
    maxIndexes,
    least,
    late: () => Promise.resolve(late),
  }))
    .map(
      bodySql,
    );

const A = on("a");
const B = on("b");
const AB = on("a", "b");

Deno.test("chooseIndexes takes the index that serves two statements and leaves the narrower one out", async () => {
  const statements = [asked(new Map([[A, 10]])), asked(new Map([[AB, 10]]))];
  const first = { ...statements[0]!, ask: asked(new Map([[A, 10], [AB, 11]])).ask };
  assert.deepEqual(await chosen([first, statements[1]!]), ["(a, b)"]);
});

Deno.test("chooseIndexes takes two indexes that help only together", async () => {
  assert.deepEqual(await chosen([asked(new Map([[A, 1000], [B, 1000]]), { both: 5 })]), [
    "(a)",
    "(b)",
  ]);
});

Deno.test("chooseIndexes proposes nothing that saves little, or less than writers pay", async () => {
  assert.deepEqual(await chosen([asked(new Map([[A, 900]]))]), []);
  assert.deepEqual(await chosen([asked(new Map([[A, 10]]))], { writes: 1e6 }), ["(a)"]);
  assert.deepEqual(await chosen([asked(new Map([[A, 10]]))], { writes: 1e7 }), []);
});

Deno.test("chooseIndexes proposes nothing that saves less than is worth an index", async () => {
  const statements = [asked(new Map([[A, 10]]), { calls: 10 })];
  assert.deepEqual(await chosen(statements, { least: 9_000 }), ["(a)"]);
  assert.deepEqual(await chosen(statements, { least: 11_000 }), []);
});

Deno.test("chooseIndexes keeps to the cap and takes what gains most first", async () => {
  const statements = [asked(new Map([[A, 10]]), { calls: 1 }), asked(new Map([[B, 10]]))];
  assert.deepEqual(await chosen(statements, { maxIndexes: 1 }), ["(b)"]);
});

Deno.test("chooseIndexes is content with what it has when it is late", async () => {
  assert.deepEqual(await chosen([asked(new Map([[A, 10]]))], { late: true }), []);
});

Deno.test("createSql finds a free name, cut to what PostgreSQL keeps", () => {
  assert.deepEqual(createSql(A, new Set(["notes_a_idx"])), [
    "create index concurrently notes_a_idx2 on notes (a)",
  ]);
  const [long] = createSql(on("x".repeat(60)), new Set());
  assert.equal(/concurrently (\S+)/.exec(long!)![1]!.length <= 63, true);
});

Deno.test("createSql makes a partitioned index part by part", () => {
  const part = { sql: "other.half", name: "half", parent: "other.notes", leaf: false };
  const leaf = { sql: 'other."Part 1"', name: "Part 1", parent: "other.half", leaf: true };
  const table = { ...TABLE, sql: "other.notes", partitioned: true, partitions: [part, leaf] };
  assert.deepEqual(createSql({ ...A, table }, new Set()), [
    "create index notes_a_idx on only other.notes (a)",
    "create index half_a_idx on only other.half (a)",
    "alter index other.notes_a_idx attach partition other.half_a_idx",
    'create index concurrently "Part 1_a_idx" on other."Part 1" (a)',
    'alter index other.half_a_idx attach partition other."Part 1_a_idx"',
  ]);
});
