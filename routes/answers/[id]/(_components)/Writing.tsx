import { Head } from "fresh/runtime";
import type { JSX } from "preact";
import type { AnswerReport } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";

const LOOK_AGAIN_S = 3;

/** While the words are still being written: says so, and looks again by itself, without a script. */
export function Writing({ report }: { report: AnswerReport }): JSX.Element {
  const { waiting, later } = texts().review;
  const { answer, question, transcript } = report;
  return (
    <div class="sections">
      <Head>
        <meta http-equiv="refresh" content={String(LOOK_AGAIN_S)} />
      </Head>
      <div class="stack">
        <h1>{waiting.title}</h1>
        <p class="question minor">{question.text}</p>
        <div class="notice" role="status">
          <p>{waiting.text}</p>
        </div>
        <div class="row">
          <a class="btn plain" href={`/answers/${answer.id}/review`}>{waiting.look}</a>
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
