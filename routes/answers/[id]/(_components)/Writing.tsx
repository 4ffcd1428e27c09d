import type { JSX } from "preact";
import type { AnswerReport } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";

interface WritingProps {
  report: AnswerReport;
  /** Whether the page looks again by itself; that can be switched off (WCAG 2.2.1). */
  looking: boolean;
}

/** While the words are still being written: says so, and looks again by itself, without a script. */
export function Writing({ report, looking }: WritingProps): JSX.Element {
  const { waiting, later } = texts().review;
  const { answer, question, transcript } = report;
  const here = `/answers/${answer.id}/review${looking ? "" : "?still"}`;
  return (
    <div class="sections">
      <div class="stack">
        <h1>{waiting.title}</h1>
        <p class="question minor">{question.text}</p>
        <div class="notice" role="status">
          <p>{waiting.text}</p>
          {looking && (
            <a class="link" href={`/answers/${answer.id}/review?still`}>{waiting.still}</a>
          )}
        </div>
        <div class="row">
          <a class="btn plain" href={here}>{waiting.look}</a>
          <a class="link" href={`/interviews/${question.interviewId}`}>{later}</a>
        </div>
      </div>
      {transcript && (
        <section class="stack">
          <h2>{waiting.sofar}</h2>
          <p class="transcript quiet">{transcript.text}</p>
        </section>
      )}
    </div>
  );
}
