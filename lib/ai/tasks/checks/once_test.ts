import assert from "node:assert/strict";
import { once, onceOf } from "./once.ts";

Deno.test("onceOf() finds once of each thing, whatever it was", () => {
  const asked: string[] = [];
  const find = onceOf((of: { readonly name: string }) => {
    asked.push(of.name);
    return of.name === "none" ? null : of.name;
  });
  const [one, none, same] = [{ name: "one" }, { name: "none" }, { name: "one" }];
  assert.deepEqual([one, none, one, none, same].map(find), ["one", null, "one", null, "one"]);
  assert.deepEqual(asked, ["one", "none", "one"]);
});

Deno.test("once() checks a text once for each thing that it is of, whatever was found", () => {
  const checked: string[] = [];
  const check = once((text, of: { readonly name: string }) => {
    checked.push(`${text} of ${of.name}`);
    return text === "" ? null : `${text}!`;
  });
  const [one, other] = [{ name: "one" }, { name: "other" }];
  for (const thing of [one, one, other]) {
    assert.equal(check("a", thing), "a!");
    assert.equal(check("", thing), null);
  }
  assert.deepEqual(checked, ["a of one", " of one", "a of other", " of other"]);
});
