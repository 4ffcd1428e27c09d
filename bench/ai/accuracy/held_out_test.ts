import assert from "node:assert/strict";
import { partAmong, withoutKnown } from "./held_out.ts";

Deno.test("partAmong() finds what stands for train", () => {
  assert.equal(partAmong(["ratings.test.csv", "turns.test.csv", "notes.md"], "/x"), "test");
});

Deno.test("partAmong() refuses none and several", () => {
  assert.throws(() => partAmong(["turns.csv"], "/x"), /Folder "\/x" has 0 files/);
  assert.throws(() => partAmong(["turns.a.csv", "turns.b.csv"], "/x"), /has 2 files/);
});

Deno.test("withoutKnown() leaves out people who are known", () => {
  const unseen = [{ person: "1", at: 1 }, { person: "2", at: 2 }, { person: "1", at: 3 }];
  assert.deepEqual(withoutKnown(unseen, [{ person: "1" }]), [{ person: "2", at: 2 }]);
});
