import assert from "node:assert/strict";
import { cutName, quoteName, quoteText } from "./names.ts";

Deno.test("quoteName leaves plain names and quotes all others", () => {
  const names = ["user_id", "order", "User", 'we"ird', "1st", "naïve", "a b", "a;--"];
  assert.deepEqual(names.map(quoteName), [
    "user_id",
    '"order"',
    '"User"',
    '"we""ird"',
    '"1st"',
    '"naïve"',
    '"a b"',
    '"a;--"',
  ]);
});

Deno.test("quoteText doubles quotes and leaves backslashes", () => {
  assert.equal(quoteText("it's a \\ b"), "'it''s a \\ b'");
});

Deno.test("cutName keeps as many bytes as PostgreSQL does, and whole letters", () => {
  assert.equal(cutName("a".repeat(80)), "a".repeat(63));
  assert.equal(cutName("é".repeat(40), 2), "é".repeat(30));
  assert.equal(cutName("short"), "short");
});
