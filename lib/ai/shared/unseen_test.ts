import assert from "node:assert/strict";
import { isUnseen, withoutUnseen } from "./unseen.ts";

Deno.test("withoutUnseen() takes off what carries words past a reader, and leaves what scripts and emoji need", () => {
  const hidden = ["\u{E0041}\u{E0042}", "\u{E0100}\u{E01EF}", "\uFE01\uFE02", "\u200C\u200D\u200C"];
  for (const run of [...hidden, "\u202E", "\u200B", "\u00AD", "\u2063", "\u0000"]) {
    assert.equal(withoutUnseen(`a${run}b`), "ab", JSON.stringify(run));
    assert.ok([...run].every(isUnseen), JSON.stringify(run));
  }
  const seen = "می\u200Cخواهم 👩\u200D💻 ❤\uFE0F\nnext\tline";
  assert.equal(withoutUnseen(seen), seen);
  assert.ok(!isUnseen("\n") && !isUnseen("é"));
});
