import assert from "node:assert/strict";
import { keepDraft, readDraft } from "./draft.ts";

Deno.test("readDraft() gives back what was kept, until an attempt has been made", () => {
  const question = crypto.randomUUID();
  assert.equal(keepDraft(question, { text: "In my last job", attempts: 1 }), true);
  assert.equal(readDraft(question, 1), "In my last job");
  assert.equal(readDraft(question, 2), null);
  assert.equal(readDraft(question, 1), null, "a sent draft is gone for good");
});

Deno.test("keepDraft() forgets an emptied field", () => {
  const question = crypto.randomUUID();
  keepDraft(question, { text: "In my last job", attempts: 0 });
  assert.equal(keepDraft(question, { text: "", attempts: 0 }), false);
  assert.equal(readDraft(question, 0), null);
});

Deno.test("readDraft() passes over what it cannot read", () => {
  const question = crypto.randomUUID();
  localStorage.setItem(`rehearse.draft.${question}`, "{");
  assert.equal(readDraft(question, 0), null);
  keepDraft(question, { text: "", attempts: 0 });
});
