import type { JSX } from "preact";
import type { Transcript } from "../../../../lib/speech/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";
import type { Piece, QuoteNumbers } from "./marks.ts";

interface MarkedTranscriptProps {
  transcript: Transcript;
  /** What was heard at first, if the candidate has corrected it. */
  heard: Transcript | null;
  numbers: QuoteNumbers;
}

/** The whole answer in words; quoted passages carry the number that leads back to their remark. */
export function MarkedTranscript(props: MarkedTranscriptProps): JSX.Element {
  const { transcript, heard, numbers } = props;
  const { report: t } = texts();
  return (
    <section class="stack">
      <div class="apart">
        <h2>{t.transcript}</h2>
        <span class="quiet small">{t.versions[transcript.source]}</span>
      </div>
      <p class="transcript">
        {numbers.cut(transcript.text).map((piece, index) => <PieceOf key={index} piece={piece} />)}
      </p>
      {heard && (
        <details class="more">
          <summary>{t.asHeard}</summary>
          <p class="transcript quiet">{heard.text}</p>
        </details>
      )}
    </section>
  );
}

function PieceOf({ piece }: { piece: Piece }): JSX.Element {
  const { text, numbers, begins } = piece;
  if (numbers.length === 0) return <>{text}</>;
  return (
    <mark class={numbers.map((number) => `lit-${number}`).join(" ")}>
      {begins.map((number) => (
        <a key={number} id={`m${number}`} href={`#r${number}`} class={`lit-${number}`}>
          <sup>{number}</sup>
        </a>
      ))}
      {text}
    </mark>
  );
}
