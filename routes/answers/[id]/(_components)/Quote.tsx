import type { JSX } from "preact";
import { PlayFrom } from "../../../../components/Player.tsx";
import type { Evidence } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import type { QuoteNumbers } from "./marks.ts";

interface QuoteProps {
  evidence: Evidence;
  answer: Answer;
  /** None where the transcript has no marks for it. */
  numbers?: QuoteNumbers;
}

/** The candidate's own words; they light up in the transcript, and play from their second. */
export function Quote({ evidence, answer, numbers }: QuoteProps): JSX.Element {
  const number = numbers?.numberOf(evidence);
  return (
    <p class="quote">
      {number === undefined
        ? <q>{evidence.quote}</q>
        : (
          <q class={`lit-${number}`} id={numbers?.takeAnchor(evidence) ? `r${number}` : undefined}>
            <a href={`#m${number}`}>{evidence.quote}</a>
          </q>
        )}
      {answer.audio === "kept" && evidence.startMs !== null && (
        <PlayFrom answerId={answer.id} ms={evidence.startMs} />
      )}
    </p>
  );
}
