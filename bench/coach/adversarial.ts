/** Runs the coach on input that tempts it to make scores up. */
import { QUESTIONS, typed } from "../../lib/coach/__fixtures__/transcripts.ts";
import { type CoachEvaluation, evaluate, type QuestionType } from "../../lib/coach/mod.ts";
import type { Transcript } from "../../lib/speech/mod.ts";
import { type Case, CASES } from "./cases.ts";
import { printTable } from "../table.ts";

/** Same content in several Englishes may differ by so much at most. */
const LARGEST_SPREAD = 0.08;

/** Prints what the coach did with every case; gives the cases in which it did something else. */
export function benchAdversarial(): string[] {
  const results = CASES.map((entry) => {
    const evaluation = judge(entry.type, entry.transcript);
    return { entry, evaluation, isMet: meets(entry, evaluation) };
  });
  printTable("What the coach does", [
    ["case", "expected", "did", ""],
    ...results.map(({ entry, evaluation, isMet }) => [
      entry.name,
      expectation(entry),
      outcome(evaluation),
      isMet ? "" : "MISSED",
    ]),
  ]);
  const missed = results.filter(({ isMet }) => !isMet).map(({ entry }) => `coach: ${entry.name}`);
  return [...missed, ...spread(results)];
}

function judge(type: QuestionType, transcript: Transcript): CoachEvaluation {
  return evaluate({ question: { type, text: QUESTIONS[type] }, transcript });
}

function meets(entry: Case, evaluation: CoachEvaluation): boolean {
  if (evaluation.outcome === "abstained") return evaluation.reason === entry.expect;
  if (entry.expect !== "scored") return false;
  const [low, high] = entry.range ?? [0, 1];
  const other = entry.notAbove === undefined ? null : judge(entry.type, typed(entry.notAbove));
  const ceiling = other?.outcome === "scored" ? other.overall + 0.005 : 1;
  return evaluation.overall >= low && evaluation.overall <= Math.min(high, ceiling);
}

function expectation({ expect, range, notAbove }: Case): string {
  if (range !== undefined) return `${expect} ${range[0].toFixed(2)}-${range[1].toFixed(2)}`;
  return notAbove === undefined ? expect : `${expect}, no gain`;
}

function outcome(evaluation: CoachEvaluation): string {
  return evaluation.outcome === "abstained"
    ? evaluation.reason
    : `scored ${evaluation.overall.toFixed(2)}`;
}

interface Result {
  readonly entry: Case;
  readonly evaluation: CoachEvaluation;
}

function spread(results: readonly Result[]): string[] {
  const overall = results
    .filter(({ entry }) => entry.name.startsWith("same content"))
    .flatMap(({ evaluation }) => evaluation.outcome === "scored" ? [evaluation.overall] : []);
  const range = Math.max(...overall) - Math.min(...overall);
  console.log(
    `  spread over ${overall.length} varieties of English: ${
      range.toFixed(3)
    } (budget ${LARGEST_SPREAD})`,
  );
  return range <= LARGEST_SPREAD ? [] : [`coach: varieties differ by ${range.toFixed(3)}`];
}
