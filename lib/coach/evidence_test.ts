import assert from "node:assert/strict";
import fc from "fast-check";
import { typed } from "./__fixtures__/transcripts.ts";
import { findEvidence } from "./evidence.ts";

Deno.test("findEvidence() gives the transcript's own spelling and offsets", () => {
  const evidence = findEvidence(typed("Well, “We  shipped it”, I said."), "we shipped it");
  assert.deepEqual(evidence, { quote: "We  shipped it", start: 7, end: 21, startMs: null });
});

Deno.test("findEvidence() looks from the offset on before it looks elsewhere", () => {
  const transcript = typed("it works and it works");
  assert.equal(findEvidence(transcript, "it works", { from: 3 })?.start, 13);
  assert.equal(findEvidence(transcript, "it works", { from: 18 })?.start, 0);
});

Deno.test("findEvidence() names the time at which the words were said", () => {
  const words = ["we", "tested", "and", "shipped", "it"].map((text, at) => ({
    text,
    startMs: at * 400,
    endMs: at * 400 + 300,
    confidence: 0.8,
  }));
  const text = "we tested and shipped it";
  const segments = [{ text, startMs: 0, endMs: 2000, confidence: 0.8, words }];
  assert.equal(findEvidence(typed(text, { segments }), "shipped it")?.startMs, 1200);
});

Deno.test("findEvidence() finds nothing that was not said", () => {
  assert.equal(findEvidence(typed("we shipped it"), "we sold it"), null);
  assert.equal(findEvidence(typed("we shipped it"), " "), null);
  assert.equal(findEvidence(typed("reshipped item"), "shipped it"), null);
});

Deno.test("findEvidence() quotes what stands at its offsets, for any text and quote", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ maxLength: 10 }),
      fc.nat(60),
      (text, quote, from) => {
        const evidence = findEvidence(typed(text), quote, { from });
        if (evidence !== null) {
          assert.equal(text.slice(evidence.start, evidence.end), evidence.quote);
        }
      },
    ),
  );
});
