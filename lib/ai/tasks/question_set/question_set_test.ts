import assert from "node:assert/strict";
import { type Author, QUESTION_TYPES } from "../../../coach/mod.ts";
import { QUESTION_BANK } from "../../../interview/mod.ts";
import { jobInput } from "../../prompts/__fixtures__/inputs.ts";
import type { QuestionSetDraft } from "./draft.ts";
import { proveQuestions } from "./prove.ts";
import { QUESTION_SET } from "./question_set.ts";

type Question = QuestionSetDraft["questions"][number];

const AUTHOR: Author = { kind: "model", name: "local/small", version: "question_set@1" };
const INPUT = jobInput();
const SHOWS = ["What happened, and where", "What you did, step by step"];
const GOOD: Question[] = [
  {
    type: "behavioral",
    text: "Tell me about a time you trained a new picker on a scanner.",
    shows: SHOWS,
  },
  {
    type: "situational",
    text: "Two pickers are off ill and three trucks are waiting. What do you do first?",
    shows: SHOWS,
  },
  { type: "behavioral", text: "Tell me about damaged goods that you had to report.", shows: SHOWS },
  {
    type: "situational",
    text: "A driver refuses to wait for the last pallet. How do you settle it?",
    shows: SHOWS,
  },
];
const conclude = (questions: Question[]) => QUESTION_SET.conclude({ questions }, INPUT, AUTHOR);

Deno.test("QUESTION_SET.conclude() keeps questions that can be asked", () => {
  const { value, validity } = conclude(GOOD)!;
  assert.equal(validity, 1);
  assert.deepEqual(value.questions, GOOD);
});

Deno.test("QUESTION_SET.conclude() drops what must not be asked, was not asked for, or is there already", () => {
  const [first] = GOOD;
  const bad: Question[] = [
    { ...first!, text: "How old are you, and do you still lift parcels?" },
    { ...first!, text: "Do you have children or other duties in the evening?" },
    { ...first!, type: "technical", text: "How do you plan the loading of a truck?" },
    { ...first!, text: "Tell me about a time you trained a new picker on the scanner." },
    { ...first!, text: "Pallets?" },
    { ...first!, text: `Tell me about ${"pallets and ".repeat(40)}trucks.` },
    { ...first!, text: "Scanners, trucks and pallets in the warehouse" },
    {
      ...first!,
      text: "Tell me how you would fit our team culture.",
      shows: ["Good fit", "Personality"],
    },
  ];
  for (const question of bad) {
    const { value } = conclude([...GOOD, question])!;
    assert.deepEqual(value.questions, GOOD, question.text);
  }
});

Deno.test("QUESTION_SET.conclude() asks for no more than was wanted, and abstains with too few", () => {
  assert.equal(conclude(GOOD.slice(0, 1)), null);
  const two = conclude(GOOD.slice(0, 2))!;
  assert.equal(two.validity, 0.5);
  const input = { ...INPUT, count: 2 };
  assert.equal(
    QUESTION_SET.conclude({ questions: GOOD }, input, AUTHOR)!.value.questions.length,
    2,
  );
});

Deno.test("QUESTION_SET.preview() shows whole questions alone", () => {
  const draft = { questions: [GOOD[0], { type: "behavioral", text: "Tell me" }] };
  assert.deepEqual(QUESTION_SET.preview(draft, INPUT), { questions: [GOOD[0]] });
  assert.equal(QUESTION_SET.preview({}, INPUT), null);
});

Deno.test("proveQuestions() lets every question of the bank pass", () => {
  for (const question of QUESTION_BANK) {
    const kept = proveQuestions([question], jobInput({ types: QUESTION_TYPES }));
    assert.deepEqual(kept[0]?.shows, question.shows, question.text);
  }
});
