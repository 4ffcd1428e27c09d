import type { JSX } from "preact";
import type { AnswerReport, Question } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";

interface NextStepsProps {
  report: AnswerReport;
  /** Null where nothing was evaluated. */
  followUp: string | null;
  /** The next question of the interview that has no answer yet. */
  next: Question | null;
}

/** Answer again, take the follow-up, or go on: what one does after reading. */
export function NextSteps({ report, followUp, next }: NextStepsProps): JSX.Element {
  const { report: t } = texts();
  const { answer, question } = report;
  return (
    <section class="stack">
      <h2>{t.next}</h2>
      {followUp && (
        <form method="post" action={`/answers/${answer.id}/follow_up`} class="card stack">
          <p class="eyebrow">{t.followUp}</p>
          <p class="question minor">{followUp}</p>
          <p>
            <button class="btn" type="submit">{t.followUpAction}</button>
          </p>
        </form>
      )}
      <div class="row">
        {followUp && <a class="btn plain" href={`/questions/${question.id}`}>{t.again}</a>}
        {next && (
          <a class="btn plain" href={`/questions/${next.id}`}>
            {fill(t.goOn, { n: next.position })}
          </a>
        )}
      </div>
      <p class="row">
        <a class="link" href={`/questions/${question.id}/attempts`}>{t.allAttempts}</a>
        <a class="link" href={`/interviews/${question.interviewId}`}>{t.overview}</a>
      </p>
    </section>
  );
}
