import assert from "node:assert/strict";
import { edit } from "./edit.ts";
import { endOfName, loadParser, parseStatement } from "./parse.server.ts";

await loadParser();

function accepted(text: string) {
  const outcome = parseStatement(text);
  assert.ok(outcome.ok, `refused ${text}`);
  return outcome.statement;
}

Deno.test("parseStatement keeps the one statement and nothing around it", () => {
  assert.equal(accepted("/* é */ select 'ü' ; ").text.trim(), "select 'ü'");
  assert.equal(accepted(";; select $3 + $1").parameters, 3);
});

Deno.test("parseStatement refuses what EXPLAIN would run, or not plan", () => {
  const refused = [
    "",
    "select 1; select 2",
    "explain select 1",
    "create index on t (a)",
    "select * into x from t",
    "select 1 union select 2 into x",
    "begin",
    "set role postgres",
    "select\0 1",
    "selec 1",
    `select ${"1,".repeat(60_000)}1`,
  ];
  assert.deepEqual(refused.filter((text) => parseStatement(text).ok), []);
});

Deno.test("parseStatement gives an open LIMIT a typical number, unless its placeholder is needed elsewhere", () => {
  const assumed = (text: string) => {
    const statement = accepted(text);
    return edit(statement.text, statement.assumed.map((each) => each.edit));
  };
  assert.equal(assumed("select 'é' from t limit $2"), "select 'é' from t limit 20");
  assert.equal(assumed("select $1::int from t limit $1"), "select $1::int from t limit $1");
});

Deno.test("edit works on bytes, so that positions hold behind other letters", () => {
  assert.equal(edit("é = $1", [{ start: 5, end: 7, text: "5" }]), "é = 5");
});

Deno.test("endOfName takes a name with its schema and no more", () => {
  const text = `select * from "a.b" . "T" x`;
  assert.equal(text.slice(14, endOfName(text, 14)), `"a.b" . "T"`);
});
