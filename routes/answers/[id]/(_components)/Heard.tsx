import type { JSX } from "preact";
import { PlayFrom } from "../../../../components/Player.tsx";
import type { Answer } from "../../../../lib/interview/mod.ts";
import type { Segment, Transcript, Word } from "../../../../lib/speech/mod.ts";
import { fill, plural, texts } from "../../../../lib/texts/mod.ts";

/** Under this posterior a word is marked as hard to hear. */
const UNSURE = 0.5;

const isUnsure = (word: Word): boolean => word.confidence !== null && word.confidence < UNSURE;

/** What the recogniser heard, sentence by sentence, with the words it was unsure of marked. */
export function Heard(
  { transcript, answer }: { transcript: Transcript; answer: Answer },
): JSX.Element {
  const { review: t } = texts();
  const unsure = transcript.segments.flatMap(({ words }) => words).filter(isUnsure).length;
  return (
    <details class="more" open={unsure > 0}>
      <summary>{t.heard}</summary>
      <div class="stack">
        {unsure > 0 && <p class="quiet">{plural(t.unsure, unsure)}</p>}
        <ol class="list">
          {transcript.segments.map((segment) => (
            <li key={segment.startMs}>
              <HeardSegment segment={segment} answer={answer} />
            </li>
          ))}
        </ol>
        {transcript.provider && (
          <p class="quiet small">{fill(t.by, { provider: transcript.provider })}</p>
        )}
      </div>
    </details>
  );
}

function HeardSegment({ segment, answer }: { segment: Segment; answer: Answer }): JSX.Element {
  return (
    <p class="heard">
      <span class="spoken">
        {segment.words.length > 0
          ? segment.words.map((word) => <HeardWord key={word.startMs} word={word} />)
          : segment.text}
      </span>
      {answer.audio === "kept" && <PlayFrom answerId={answer.id} ms={segment.startMs} />}
    </p>
  );
}

function HeardWord({ word }: { word: Word }): JSX.Element {
  if (!isUnsure(word)) return <>{word.text}{" "}</>;
  return (
    <>
      <span class="unsure">
        {word.text}
        <sup>{texts().review.unsureMark}</sup>
      </span>
      {" "}
    </>
  );
}
