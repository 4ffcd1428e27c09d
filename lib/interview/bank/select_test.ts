import assert from "node:assert/strict";
import fc from "fast-check";
import { QUESTION_TYPES } from "../../coach/mod.ts";
import { type InterviewKind, LEVELS, ROLE_FAMILIES } from "../types.ts";
import { QUESTION_BANK } from "./questions.ts";
import { selectQuestions } from "./select.ts";

const KINDS: readonly InterviewKind[] = [...QUESTION_TYPES, "mix"];
const choices = fc.record({
  kind: fc.constantFrom(...KINDS),
  count: fc.integer({ min: 1, max: 10 }),
  families: fc.subarray([...ROLE_FAMILIES], { minLength: 1, maxLength: 3 }),
  seed: fc.string(),
});

Deno.test("selectQuestions() gives as many distinct questions as asked, of the kind asked", () => {
  fc.assert(fc.property(choices, (choice) => {
    const chosen = selectQuestions(choice);
    assert.equal(chosen.length, choice.count);
    assert.equal(new Set(chosen.map(({ id }) => id)).size, choice.count);
    if (choice.kind !== "mix") assert.ok(chosen.every(({ type }) => type === choice.kind));
  }));
});

Deno.test("selectQuestions() asks only what suits the role", () => {
  fc.assert(fc.property(choices, (choice) => {
    const suits = [...choice.families, "general"];
    for (const { id, families } of selectQuestions(choice)) {
      assert.ok(families.some((family) => suits.includes(family)), id);
    }
  }));
});

Deno.test("selectQuestions() repeats itself for the same seed and differs between seeds", () => {
  const choice = { kind: "mix", count: 5, families: ["software"] } as const;
  const ids = (seed: string) => selectQuestions({ ...choice, seed }).map(({ id }) => id);
  assert.deepEqual(ids("a"), ids("a"));
  const drawn = new Set(Array.from({ length: 20 }, (_, index) => ids(String(index)).join()));
  assert.ok(drawn.size >= 15, `${drawn.size} of 20 interviews differ`);
});

Deno.test("selectQuestions() covers the types of a mix evenly", () => {
  fc.assert(fc.property(choices, (choice) => {
    const chosen = selectQuestions({ ...choice, kind: "mix" });
    const counts = QUESTION_TYPES.map((type) => chosen.filter((one) => one.type === type).length);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
  }));
});

Deno.test("selectQuestions() starts with the easier questions and mixes the levels", () => {
  fc.assert(fc.property(choices, (choice) => {
    const levels = selectQuestions({ ...choice, count: 10 }).map(({ level }) =>
      LEVELS.indexOf(level)
    );
    assert.deepEqual(levels, levels.toSorted());
    assert.ok(new Set(levels).size >= 2);
  }));
});

Deno.test("selectQuestions() prefers the role's own questions", () => {
  const chosen = selectQuestions({
    kind: "technical",
    count: 6,
    families: ["finance"],
    seed: "own",
  });
  assert.ok(chosen.filter(({ families }) => families.includes("finance")).length >= 3);
});

Deno.test("selectQuestions() avoids what was asked lately while there is anything else", () => {
  fc.assert(fc.property(choices, (choice) => {
    const before = selectQuestions(choice).map(({ id }) => id);
    const after = selectQuestions({ ...choice, seed: `${choice.seed}'`, recent: before });
    const repeated = after.filter(({ id }) => before.includes(id));
    if (choice.kind === "mix") assert.deepEqual(repeated, []);
  }));
});

Deno.test("selectQuestions() repeats questions only once no other is left", () => {
  const choice = { kind: "technical", count: 10, families: ["general"] } as const;
  const before = selectQuestions({ ...choice, seed: "1" }).map(({ id }) => id);
  const after = selectQuestions({ ...choice, seed: "2", recent: before }).map(({ id }) => id);
  const pool = QUESTION_BANK.filter(({ type, families }) =>
    type === "technical" && families.includes("general")
  );
  const fresh = pool.map(({ id }) => id).filter((id) => !before.includes(id));
  assert.ok(fresh.length > 0 && fresh.length < 10);
  for (const id of fresh) assert.ok(after.includes(id), id);
});
