import assert from "node:assert/strict";
import { emptyTable } from "./__fixtures__/tables.ts";
import type { Catalog, Index } from "./catalog.ts";
import { type Change, changesIn, writesOf } from "./changes.ts";
import { foreignKeyChecks, isForeignKeyCheck } from "./foreign_keys.ts";
import type { IndexSpec } from "./index_spec.ts";
import { loadParser, parseStatement } from "./parse.server.ts";
import { columnKey } from "./term.ts";

await loadParser();

const PARENT = { ...emptyTable("parents"), oid: 2 };
const CHILD = {
  ...emptyTable("children"),
  inserted: 120_000,
  live: 100_000,
  coldUpdates: 7,
  foreignKeys: [{ name: "children_parent", columns: ["parent", "Kind"], parent: PARENT.oid }],
};

const catalogOf = (indexes: readonly Index[] = [], deleted = 0): Catalog => ({
  tables: [{ ...CHILD, indexes }, { ...PARENT, deleted }],
  path: ["public"],
  views: [],
  counted: null,
  extensions: new Map(),
  byteOrder: false,
  names: new Set(),
});

const SPEC: IndexSpec = {
  table: CHILD,
  method: "btree",
  keys: [columnKey("a")],
  included: ["b"],
  predicate: null,
  fraction: 1,
};

function change(text: string, rows = 100): Change {
  const parsed = parseStatement(text);
  assert.ok(parsed.ok);
  return changesIn(parsed.statement.node, { catalog: catalogOf(), rows })[0]!;
}

Deno.test("writesOf counts rows inserted, and rows updated in the index's columns alone", () => {
  const insert = change("insert into children values (1)", 30);
  const carried = change("update public.children set b = 1 where a = 2", 5);
  const other = change("update children set c = 1 where a = 2", 1000);
  const remove = change("delete from children where a = 1", 1000);
  assert.equal(writesOf(SPEC, [insert, carried, other, remove]), 35);
});

Deno.test("writesOf takes the server's counters where the workload changes nothing, less the rows that are there", () => {
  assert.equal(writesOf(SPEC, [change("delete from parents")]), 20_007);
});

Deno.test("writesOf counts what WITH queries write", () => {
  const booked = change("with booked as (insert into children values (1)) select 1", 12);
  assert.equal(writesOf(SPEC, [booked]), 12);
});

Deno.test("foreignKeyChecks asks as often as parents' rows were deleted, by the workload or by the server's count", () => {
  const [check] = foreignKeyChecks(catalogOf(), [change("delete from parents where id = $1", 40)]);
  assert.equal(check!.calls, 40);
  assert.match(
    check!.text,
    /only children x where x\.parent = \$1 and x\."Kind" = \$2 for key share/,
  );
  assert.ok(isForeignKeyCheck(check!.fingerprint));
  assert.equal(foreignKeyChecks(catalogOf([], 3), [])[0]?.calls, 3);
  assert.deepEqual(foreignKeyChecks(catalogOf(), [change("delete from children")]), []);
});

Deno.test("foreignKeyChecks is content with an index that begins with the key in any order", () => {
  const key = (sql: string) => ({ sql, descending: false, nullsFirst: false, operators: "int" });
  const index = {
    keys: [key('"Kind"'), key("parent"), key("x")],
    predicate: null,
    valid: true,
  } as unknown as Index;
  assert.deepEqual(foreignKeyChecks(catalogOf([index], 3), []), []);
  assert.equal(foreignKeyChecks(catalogOf([{ ...index, predicate: "x > 1" }], 3), []).length, 1);
});
