import type { JSX } from "preact";
import { Player } from "../../../../components/Player.tsx";
import { type FieldProblems, Problems } from "../../../../components/Problems.tsx";
import { TextArea } from "../../../../components/TextArea.tsx";
import type { AnswerReport } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";
import { Heard } from "./Heard.tsx";

interface ReviewProps {
  report: AnswerReport;
  /** What stands in the field: the transcript, or what came back with a problem. */
  text: string;
  problems: FieldProblems;
}

/** The candidate puts right what was misheard, before anything is judged. */
export function Review({ report, text, problems }: ReviewProps): JSX.Element {
  const { answer, question, transcript } = report;
  const { review: t, common } = texts();
  const isHeard = transcript !== null && transcript.segments.length > 0;
  return (
    <div class="sections">
      <div class="stack">
        <p class="eyebrow">{fill(common.attempt, { n: answer.attempt })}</p>
        <h1>{t.title}</h1>
        <p class="question minor">{question.text}</p>
        {answer.note && <p class="notice attention">{t.nobody.notes[answer.note]}</p>}
        <p class="measure">{transcript ? t.lead : t.nobody.lead}</p>
      </div>
      <Problems fields={problems} />
      {answer.audio === "kept" && (
        <section class="stack">
          <h2>{t.listen}</h2>
          <Player answerId={answer.id} />
        </section>
      )}
      <div class={isHeard ? "cols wide" : undefined}>
        {isHeard && <Heard transcript={transcript} answer={answer} />}
        <WordsForm report={report} text={text} problems={problems} />
      </div>
    </div>
  );
}

function WordsForm({ report, text, problems }: ReviewProps): JSX.Element {
  const { review: t } = texts();
  const { answer, question, transcript } = report;
  return (
    <form method="post" class="stack" action={`/answers/${answer.id}/review`}>
      <TextArea
        name="text"
        label={t.edit}
        hint={transcript ? t.editHint : undefined}
        value={text}
        error={problems.text}
        rows={rowsFor(text)}
      />
      <div class="row">
        <button class="btn" type="submit">{t.send}</button>
        <a class="link" href={`/interviews/${question.interviewId}`}>
          {transcript ? t.later : t.nobody.skip}
        </a>
      </div>
    </form>
  );
}

/** Enough lines on a phone to see the whole of a usual answer without scrolling inside the field. */
const rowsFor = (text: string): number => Math.min(24, Math.max(8, Math.ceil(text.length / 36)));
