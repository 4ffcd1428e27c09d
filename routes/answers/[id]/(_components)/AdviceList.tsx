import type { JSX } from "preact";
import type { Advice } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";
import type { QuoteNumbers } from "./marks.ts";
import { Quote } from "./Quote.tsx";

interface AdviceListProps {
  advice: readonly Advice[];
  answer: Answer;
  numbers: QuoteNumbers;
}

/** At most three things to change, each with the words it rests on and the same words said better. */
export function AdviceList({ advice, answer, numbers }: AdviceListProps): JSX.Element {
  const { report: t } = texts();
  return (
    <section class="stack">
      <h2>{t.change}</h2>
      {advice.length === 0 ? <p class="measure">{t.nothing}</p> : (
        <ol class="advice">
          {advice.map((one) => (
            <li key={one.title}>
              <h3>{one.title}</h3>
              <p class="measure">{one.why}</p>
              <Quote anchor evidence={one.evidence} answer={answer} numbers={numbers} />
              <p class="try">
                <b>{t.tryLabel}</b> <Example text={one.example} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What only the candidate knows stands in [square brackets]: shown as blanks to fill. */
function Example({ text }: { text: string }): JSX.Element {
  const pieces = text.split(/(\[[^\]]*\])/);
  return (
    <span class="spoken">
      {pieces.map((piece) => piece.startsWith("[") ? <i key={piece}>{piece}</i> : piece)}
    </span>
  );
}
