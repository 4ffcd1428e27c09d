import type { AnswerReport } from "../../lib/interview/mod.ts";

/** The feedback as plain text: advice first, as on the page. */
export function printReport({ question, transcript, delivery, coach, model }: AnswerReport): void {
  console.log(`\nQuestion    ${question.text}`);
  console.log(`Transcript  ${transcript?.text} (${transcript?.provider ?? "typed"})`);
  for (const { id, value, unit, reason } of delivery?.measures ?? []) {
    console.log(`Delivery    ${id} ${value === null ? reason : `${value.toFixed(1)} ${unit}`}`);
  }
  const given = [coach, model.state === "given" ? model.given : null].filter((one) => one !== null);
  for (const { evaluation } of given) {
    if (evaluation.outcome === "abstained") {
      console.log(`No feedback: ${evaluation.message}`);
      continue;
    }
    for (const { id, score, remark } of evaluation.dimensions) {
      console.log(`Feedback    ${id} ${Math.round(score * 100)} of 100: ${remark}`);
    }
    for (const { title, why, evidence, example } of evaluation.advice) {
      console.log(`\nChange      ${title} ${why}`);
      console.log(`  you said  "${evidence.quote}" at ${(evidence.startMs ?? 0) / 1000} s`);
      if (example !== "") console.log(`  try       ${example}`);
    }
    console.log(`\nFollow-up   ${evaluation.followUp}`);
  }
}
