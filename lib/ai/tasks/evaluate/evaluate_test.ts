import assert from "node:assert/strict";
import { WEAK } from "../../../coach/__fixtures__/answers.ts";
import { type Author, evaluate, type ScoredEvaluation } from "../../../coach/mod.ts";
import { answerInput } from "../../prompts/__fixtures__/inputs.ts";
import { PartialJson, toJsonSchema, validate } from "../../structured/mod.ts";
import { EVALUATIONS } from "../__fixtures__/streams.ts";
import type { EvaluateDraft } from "./draft.ts";
import { EVALUATE } from "./evaluate.ts";

const AUTHOR: Author = { kind: "model", name: "local/small", version: "evaluate/behavioral@1" };
const INPUT = answerInput("behavioral");

function draftOf(stream: readonly string[]): EvaluateDraft {
  const validation = validate(EVALUATE.schema, stream.join(""));
  assert.ok(validation.ok, JSON.stringify(validation));
  return validation.value;
}

Deno.test("EVALUATE.conclude() makes an evaluation of a draft that holds, however it is wrapped", () => {
  const { value, validity } = EVALUATE.conclude(draftOf(EVALUATIONS.good), INPUT, AUTHOR)!;
  assert.equal(validity, 1);
  assert.equal(value.author, AUTHOR);
  assert.deepEqual(value.dimensions.map(({ id, score }) => [id, score]), [
    ["structure", 1],
    ["specificity", 1],
    ["ownership", 0.75],
    ["relevance", 1],
  ]);
  assert.ok(value.overall! > 0.75 && value.overall! < 1);
  assert.equal(value.advice.length, 2);
  for (const { evidence } of [...value.advice]) {
    assert.equal(INPUT.transcript.text.slice(evidence.start, evidence.end), evidence.quote);
  }
  assert.match(value.followUp, /smaller release/);
  assert.deepEqual(EVALUATE.conclude(draftOf(EVALUATIONS.fenced), INPUT, AUTHOR)?.value, value);
});

Deno.test("EVALUATE.conclude() drops what rests on nothing, adds facts or judges the person", () => {
  const { value, validity } = EVALUATE.conclude(draftOf(EVALUATIONS.careless), INPUT, AUTHOR)!;
  assert.deepEqual(value.advice.map(({ title, example }) => [title, example !== ""]), [
    ["Say why he agreed.", false],
    ["Say who read the page.", true],
  ]);
  assert.deepEqual(value.dimensions.map(({ id }) => id), ["specificity", "relevance"]);
  assert.deepEqual(value.dimensions[0]!.evidence.map(({ quote }) => quote), ["300 users"]);
  assert.equal(value.overall, 0.75);
  assert.equal(validity, 3 / 8);
  const coach = evaluate(INPUT) as ScoredEvaluation;
  assert.equal(value.followUp, coach.followUp);
});

Deno.test("EVALUATE.conclude() drops what puts words into the candidate's mouth, wherever it does", () => {
  const { value, validity } = EVALUATE.conclude(draftOf(EVALUATIONS.misquoting), INPUT, AUTHOR)!;
  assert.deepEqual(value.advice.map(({ title, why, example }) => [title, why, example !== ""]), [
    ["Say who read the page.", "", true],
  ]);
  assert.deepEqual(value.dimensions.map(({ id }) => id), ["structure", "specificity", "relevance"]);
  assert.equal(value.followUp, (evaluate(INPUT) as ScoredEvaluation).followUp);
  assert.equal(validity, 3 / 7);
});

Deno.test("EVALUATE.conclude() abstains with fewer than two proven dimensions", () => {
  const draft = draftOf(EVALUATIONS.good);
  const one = { ...draft, dimensions: draft.dimensions.slice(0, 1) };
  assert.equal(EVALUATE.conclude(one, INPUT, AUTHOR), null);
  const twice = { ...draft, dimensions: [draft.dimensions[0]!, draft.dimensions[0]!] };
  assert.equal(EVALUATE.conclude(twice, INPUT, AUTHOR), null);
  const other = answerInput("behavioral", WEAK.behavioral);
  assert.equal(EVALUATE.conclude(draft, other, AUTHOR), null);
});

Deno.test("EVALUATE.preview() shows advice first, item by item, and nothing that the end takes back", () => {
  for (const stream of [EVALUATIONS.fenced, EVALUATIONS.careless, EVALUATIONS.misquoting]) {
    const { advice, dimensions } = EVALUATE.conclude(draftOf(stream), INPUT, AUTHOR)!.value;
    const json = new PartialJson();
    let shown = 0;
    let sawAdviceAlone = false;
    for (const piece of stream) {
      json.push(piece);
      const preview = EVALUATE.preview(json.value, INPUT);
      if (preview === null) continue;
      assert.equal("overall" in preview, false);
      for (const [at, one] of preview.advice!.entries()) {
        const { why, example, ...begun } = advice[at]!;
        assert.deepEqual(one, {
          ...begun,
          why: one.why && why,
          example: one.example && example,
        });
      }
      assert.deepEqual(preview.dimensions, dimensions.slice(0, preview.dimensions!.length));
      const items = preview.advice!.length + preview.dimensions!.length;
      assert.ok(items >= shown);
      shown = items;
      sawAdviceAlone ||= preview.advice!.length > 0 && preview.dimensions!.length === 0;
    }
    assert.ok(sawAdviceAlone);
    assert.equal(shown, advice.length + dimensions.length);
  }
});

Deno.test("EVALUATE looks nothing up in the answer that it has proven before", () => {
  let lookedUp = 0;
  const { text } = INPUT.transcript;
  const transcript = {
    ...INPUT.transcript,
    get text() {
      lookedUp++;
      return text;
    },
  };
  const input = { ...INPUT, transcript };
  const draft = draftOf(EVALUATIONS.good);
  const conclude = () => EVALUATE.conclude(draft, input, AUTHOR)!.value;
  const first = conclude();
  const once = lookedUp;
  assert.ok(once > 0);
  const begun = { advice: draft.advice.map(({ quote, title }) => ({ quote, title })) };
  assert.equal(EVALUATE.preview(begun, input)?.advice?.length, first.advice.length);
  assert.deepEqual(EVALUATE.preview(draft, input)?.advice, first.advice);
  assert.deepEqual(conclude(), first);
  assert.equal(lookedUp, once);
});

Deno.test("EVALUATE keeps of a stream that broke off what was whole", () => {
  const json = new PartialJson();
  for (const piece of EVALUATIONS.cut) json.push(piece);
  assert.equal(json.state, "open");
  assert.deepEqual(
    EVALUATE.preview(json.value, INPUT)?.advice?.map(({ title, why }) => [title, why]),
    [
      [
        "Say what you learned from it.",
        "The story ends with the figures, before what you took from them.",
      ],
      ["Say who read the page.", ""],
    ],
  );
  assert.ok(!validate(EVALUATE.schema, EVALUATIONS.cut.join("")).ok);
});

Deno.test("EVALUATE.schema refuses scores out of range, and text that is no evaluation", () => {
  assert.ok(!validate(EVALUATE.schema, EVALUATIONS.invalid.join("")).ok);
  assert.ok(!validate(EVALUATE.schema, EVALUATIONS.refusal.join("")).ok);
  assert.equal(EVALUATE.preview("text", INPUT), null);
  assert.equal(EVALUATE.preview({ advice: { 0: 1 }, dimensions: [null, 1] }, INPUT), null);
  assert.deepEqual((toJsonSchema(EVALUATE.schema) as { required: string[] }).required, [
    "advice",
    "dimensions",
    "followUp",
  ]);
});

Deno.test("EVALUATE.refuses() what the coach would not judge, before any model is asked", () => {
  assert.equal(EVALUATE.refuses?.(INPUT), null);
  assert.equal(EVALUATE.refuses?.(answerInput("behavioral", "fine")), "too_short");
  assert.equal(
    EVALUATE.refuses?.(answerInput("behavioral", INPUT.question.text)),
    "question_repeated",
  );
  assert.equal(
    EVALUATE.refuses?.(answerInput("technical", "asdf qwer zxcv hjkl asdf poiu")),
    "gibberish",
  );
});
