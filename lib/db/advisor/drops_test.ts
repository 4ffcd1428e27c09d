import assert from "node:assert/strict";
import { dropAdvice } from "./drops.ts";
import { emptyTable } from "./__fixtures__/tables.ts";
import type { Catalog, Index } from "./catalog.ts";

const index = (name: string, columns: readonly string[], rest: Partial<Index> = {}): Index => ({
  name,
  sql: name,
  method: "btree",
  keys: columns.map((column) => ({
    sql: column.replace(" desc", ""),
    descending: column.endsWith(" desc"),
    nullsFirst: column.endsWith(" desc"),
    operators: "int",
  })),
  included: [],
  predicate: null,
  unique: false,
  bound: false,
  valid: true,
  scans: 5,
  bytes: 1e6,
  ...rest,
});

const catalogWith = (indexes: readonly Index[], scans = 5000): Catalog => ({
  tables: [{
    ...emptyTable("notes"),
    indexes,
    scans,
    foreignKeys: [{ name: "fk", columns: ["owner"], parent: 2 }],
  }],
  path: [],
  views: [],
  counted: null,
  extensions: new Map(),
  byteOrder: false,
  names: new Set(),
});

const dropped = (...indexes: Index[]): string[] =>
  dropAdvice(catalogWith(indexes), []).map(({ index, reason }) => `${index} ${reason}`);

Deno.test("dropAdvice keeps one of those that are alike: the bound, the unique, the one that is read more", () => {
  assert.deepEqual(dropped(index("a1", ["a"]), index("a2", ["a"], { bound: true, unique: true })), [
    "a1 duplicate",
  ]);
  assert.deepEqual(dropped(index("a1", ["a"], { scans: 9 }), index("a2", ["a"])), ["a2 duplicate"]);
  assert.deepEqual(dropped(index("a1", ["a"], { unique: true }), index("a2", ["a"])), [
    "a2 duplicate",
  ]);
});

Deno.test("dropAdvice knows that an index is read backwards too, all keys or none", () => {
  assert.deepEqual(dropped(index("up", ["a", "b"]), index("down", ["a desc", "b desc"])), [
    "up duplicate",
  ]);
  assert.deepEqual(dropped(index("up", ["a", "b"]), index("mixed", ["a", "b desc"])), []);
});

Deno.test("dropAdvice drops the beginning of a wider index, unless it is unique, partial or carries more", () => {
  const wide = index("wide", ["a", "b"]);
  assert.deepEqual(dropped(index("narrow", ["a"]), wide), ["narrow covered"]);
  assert.deepEqual(dropped(index("narrow", ["a"], { unique: true }), wide), []);
  assert.deepEqual(dropped(index("narrow", ["a"], { predicate: "c = 1" }), wide), []);
  assert.deepEqual(dropped(index("narrow", ["a"], { included: ["c"] }), wide), []);
  assert.deepEqual(dropped(index("second", ["b"]), wide), []);
});

Deno.test("dropAdvice calls unused what nothing read while its table was read, and spares what checks foreign keys", () => {
  const idle = index("idle", ["x"], { scans: 0 });
  assert.deepEqual(dropped(idle), ["idle unused"]);
  assert.deepEqual(dropped(index("key", ["owner"], { scans: 0 })), []);
  assert.deepEqual(dropAdvice(catalogWith([idle], 10), []), []);
  const reset = (days: number) => ({
    ...catalogWith([idle]),
    counted: { days, since: "2026-03-01" },
  });
  assert.deepEqual(dropAdvice(reset(2), []), []);
  assert.match(
    dropAdvice(reset(40), [])[0]!.why[0]!,
    /scanned 5000 times, counted since 2026-03-01/,
  );
  const plan = { "Node Type": "Index Scan", "Total Cost": 1, "Plan Rows": 1, "Index Name": "idle" };
  assert.deepEqual(dropAdvice(catalogWith([idle]), [plan]), []);
});

Deno.test("dropAdvice drops what was left half built", () => {
  assert.deepEqual(dropped(index("half", ["a"], { valid: false })), ["half invalid"]);
});
