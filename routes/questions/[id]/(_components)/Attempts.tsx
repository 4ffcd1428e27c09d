import type { JSX } from "preact";
import { Bar } from "../../../../components/Bar.tsx";
import { bandOf } from "../../../../components/band.ts";
import { StateChip } from "../../../../components/StateChip.tsx";
import type { ScoredEvaluation } from "../../../../lib/coach/mod.ts";
import type { AnsweredBefore, AnswerReport, Question } from "../../../../lib/interview/mod.ts";
import { clock, fill, plural, texts } from "../../../../lib/texts/mod.ts";
import { Before } from "./Before.tsx";

interface AttemptsProps {
  question: Question;
  /** Oldest first. */
  reports: readonly AnswerReport[];
  before: AnsweredBefore;
}

/**
 * All attempts at one question, side by side; on a phone one swipes from one to the next. Then what was answered to it,
 * and to questions like it, in other interviews.
 */
export function Attempts({ question, reports, before }: AttemptsProps): JSX.Element {
  const { report: t, practice } = texts();
  return (
    <div class="sections wide">
      <div class="stack">
        <p class="eyebrow">{t.attempts.title}</p>
        <h1 class="question">{question.text}</h1>
        {reports.length === 1 && <p class="quiet measure">{t.attempts.only}</p>}
      </div>
      {reports.length > 0 && (
        <div class="attempts" role="group" aria-label={t.attempts.title} tabIndex={0}>
          {reports.map((report) => <Attempt key={report.answer.id} report={report} />)}
        </div>
      )}
      <p class="row">
        <a class="btn" href={`/questions/${question.id}`}>
          {reports.length === 0 ? practice.recorder.start : t.again}
        </a>
        <a class="link" href={`/interviews/${question.interviewId}`}>{t.overview}</a>
      </p>
      <Before {...before} />
    </div>
  );
}

function Attempt({ report }: { report: AnswerReport }): JSX.Element {
  const { common } = texts();
  const { answer, transcript } = report;
  const evaluation = report.coach?.evaluation ?? null;
  return (
    <article class="card stack">
      <div class="apart">
        <h2>{fill(common.attempt, { n: answer.attempt })}</h2>
        <StateChip state={answer.state} />
      </div>
      <p class="quiet small">{factsOf(report)}</p>
      {evaluation?.outcome === "scored" && <Scores evaluation={evaluation} />}
      {evaluation?.outcome === "abstained" && <p>{evaluation.message}</p>}
      {transcript && <p class="transcript clip">{transcript.text}</p>}
      <AttemptLink report={report} />
    </article>
  );
}

function factsOf({ answer, transcript }: AnswerReport): string {
  const { common, report: t } = texts();
  const words = transcript?.text.split(/\s+/).filter(Boolean).length ?? 0;
  const length = answer.mode === "speak" ? clock(answer.durationMs) : common.modes.type;
  return [length, plural(t.attempts.words, words)].join(" · ");
}

function Scores({ evaluation }: { evaluation: ScoredEvaluation }): JSX.Element {
  const { report: t } = texts();
  const first = evaluation.advice[0];
  return (
    <>
      <dl class="scores">
        {evaluation.dimensions.map(({ id, score }) => (
          <div key={id}>
            <dt>{t.dimensions[id]}</dt>
            <dd class="quiet small">{bandOf(score)}</dd>
            <dd class="bar-cell">
              <Bar value={score} />
            </dd>
          </div>
        ))}
      </dl>
      {first && (
        <div class="tight">
          <p class="quiet small">{t.attempts.first}</p>
          <p>{first.title}</p>
        </div>
      )}
    </>
  );
}

function AttemptLink({ report: { answer } }: { report: AnswerReport }): JSX.Element {
  const { report: t, interview } = texts();
  const label = `${fill(texts().common.attempt, { n: answer.attempt })}: `;
  const [href, text] = answer.state === "evaluated"
    ? [`/answers/${answer.id}`, t.attempts.open]
    : [`/answers/${answer.id}/review`, interview.check];
  return (
    <p>
      <a class="link" href={href}>
        <span class="sr">{label}</span>
        {text}
      </a>
    </p>
  );
}
