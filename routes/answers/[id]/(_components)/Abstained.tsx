import type { JSX } from "preact";
import type { AbstainedEvaluation } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";

interface AbstainedProps {
  evaluation: AbstainedEvaluation;
  answer: Answer;
}

/** Nothing fair can be said: why, and what to do about it. No number anywhere. */
export function Abstained({ evaluation, answer }: AbstainedProps): JSX.Element {
  const { abstained: t, again } = texts().report;
  return (
    <section class="stack">
      <div class="notice attention">
        <strong>{t[evaluation.reason]}</strong>
        <p>{evaluation.message}</p>
        <p class="quiet small">{t.note}</p>
      </div>
      <div class="row">
        <a class="btn" href={`/questions/${answer.questionId}`}>{again}</a>
        <a class="link" href={`/answers/${answer.id}/review`}>{t.correct}</a>
      </div>
    </section>
  );
}
