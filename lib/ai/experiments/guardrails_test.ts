import assert from "node:assert/strict";
import { declare } from "./__fixtures__/population.ts";
import { sampleOf } from "./__fixtures__/sample.ts";
import { guardrailsOf, harmSentence } from "./guardrails.ts";

const GUARDED = declare({ guardrails: [{ metric: "validity", worstBy: 0.1 }] });

/** Of two variants with so many units, in which so many are valid. */
const judge = (n: number, control: number, concise: number) =>
  guardrailsOf(sampleOf(GUARDED, [{ arm: 0, n, ones: control }, { arm: 1, n, ones: concise }]))[0]!;

Deno.test("guardrailsOf() waits for 50 units, then for certainty", () => {
  assert.equal(judge(49, 49, 0).state, "too_early");
  assert.equal(judge(60, 40, 30).state, "watched", "17 points worse, but perhaps by chance");
  assert.equal(judge(2000, 1400, 1240).state, "watched", "certainly worse, but by 8 points");
  assert.equal(judge(2000, 1400, 1160).state, "broken", "certainly worse, by 12 points");
  assert.equal(judge(2000, 1400, 1400).state, "kept");
  assert.equal(judge(2000, 1000, 1400).state, "kept", "better");
});

Deno.test("harmSentence() says how much worse a variant was", () => {
  assert.equal(
    harmSentence(judge(2000, 1400, 1160), "control"),
    "'concise' had 12.0 points fewer of its remarks proven than 'control'",
  );
});
