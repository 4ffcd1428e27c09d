import assert from "node:assert/strict";
import { StatementNames } from "./statement_names.ts";

/** The name that the third use of a text gets. */
function nameAfterThree(names: StatementNames, text: string): string | undefined {
  names.of(text);
  names.of(text);
  return names.of(text);
}

Deno.test("of() names a text when it comes a third time, the same from then on until it is renewed", () => {
  const names = new StatementNames();
  assert.deepEqual([names.of("a"), names.of("a")], [undefined, undefined]);
  const name = names.of("a");
  assert.match(name!, /^rehearse_\d+$/);
  assert.equal(names.of("a"), name);
  names.renew("a");
  assert.notEqual(names.of("a"), name);
  assert.notEqual(nameAfterThree(names, "b"), names.of("a"));
});

Deno.test("of() names no text that is long, so that what is kept of names is bounded", () => {
  const names = new StatementNames();
  const [long, longer] = ["x".repeat(10_000), "x".repeat(10_001)];
  assert.ok(nameAfterThree(names, long));
  assert.equal(nameAfterThree(names, longer), undefined);
  const given = Array.from({ length: 300 }, (_, n) => nameAfterThree(names, `text ${n}`));
  assert.equal(given.filter(Boolean).length, 199);
});
