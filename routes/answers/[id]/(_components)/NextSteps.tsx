import type { JSX } from "preact";
import type { AnswerReport, Question } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";

interface NextStepsProps {
  report: AnswerReport;
  /** Null where nothing was evaluated. */
  followUp: string | null;
  /** Whether a model can make another one. */
  another: boolean;
  /** The next question of the interview that has no answer yet. */
  next: Question | null;
}

/** Answer again, take the follow-up, or go on: what one does after reading. */
export function NextSteps({ report, followUp, another, next }: NextStepsProps): JSX.Element {
  const { report: t } = texts();
  const { answer, question } = report;
  return (
    <section class="stack">
      <h2>{t.next}</h2>
      {followUp && <FollowUp answerId={answer.id} text={followUp} by="coach" />}
      {followUp && another && (
        <form method="post" action={`/answers/${answer.id}/follow_up`}>
          <button class="link" type="submit" name="of" value="another">{t.another}</button>
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

interface FollowUpProps {
  answerId: string;
  text: string;
  by: "coach" | "model";
}

/** A follow-up question, to be answered as any other. */
export function FollowUp({ answerId, text, by }: FollowUpProps): JSX.Element {
  const { report: t } = texts();
  return (
    <form method="post" action={`/answers/${answerId}/follow_up`} class="card stack">
      <p class="eyebrow">{t.followUp}</p>
      <p class="question minor">{text}</p>
      <p>
        <button class={by === "coach" ? "btn" : "btn plain"} type="submit" name="of" value={by}>
          {t.followUpAction}
        </button>
      </p>
    </form>
  );
}
