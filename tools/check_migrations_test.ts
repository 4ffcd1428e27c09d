import assert from "node:assert/strict";
import { join } from "node:path";
import { MIGRATIONS } from "../tests/support/database.ts";
import { temporaryFolder } from "../tests/support/folder.ts";
import { ACCEPTED, findAll, judge } from "./check_migrations.ts";

const rulesOf = async (text: string): Promise<string[]> => {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "20300101000000_one.sql"), text);
  return (await findAll(folder.path)).map(({ rule_name }) => rule_name);
};

Deno.test("findAll() finds what keeps candidates waiting", async () => {
  assert.deepEqual(await rulesOf("create index a_n on a (n);"), [
    "require-concurrent-index-creation",
  ]);
  assert.deepEqual(await rulesOf("alter table a add column n integer not null;"), [
    "adding-required-field",
  ]);
});

Deno.test("findAll() takes files without transaction for what they are", async () => {
  const text = "create index concurrently if not exists a_n on a (n);\n" +
    "create index concurrently if not exists a_m on a (m);";
  assert.deepEqual(await rulesOf(`-- no transaction\n${text}`), []);
  assert.ok((await rulesOf(text)).includes("ban-concurrent-index-creation-in-transaction"));
});

Deno.test("judge() names what is not accepted, and what is accepted for nothing", () => {
  const finding = { file: "a.sql", line: 2, message: "Slow", rule_name: "slow" };
  assert.deepEqual(judge([finding], {}), ["migrations/a.sql:3 Slow (slow)"]);
  assert.deepEqual(judge([finding], { "a.sql": { slow: "small" } }), []);
  assert.deepEqual(judge([], { "a.sql": { slow: "small" } }), [
    'migrations/a.sql does not break "slow": take it off the list',
  ]);
});

Deno.test("every migration may be run beside candidates, or says why not", async () => {
  assert.deepEqual(judge(await findAll(MIGRATIONS), ACCEPTED), []);
});
