import type { JSX } from "preact";
import type { Advice } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";
import { Blanks } from "./Blanks.tsx";
import type { QuoteNumbers } from "./marks.ts";
import { Quote } from "./Quote.tsx";

interface AdviceListProps {
  advice: readonly Advice[];
  answer: Answer;
  /** None where the transcript has no marks for it. */
  numbers?: QuoteNumbers;
}

/** At most three things to change, each with the words it rests on and the same words said better. */
export function AdviceList(props: AdviceListProps): JSX.Element {
  const { report: t } = texts();
  return (
    <section class="stack">
      <h2>{t.change}</h2>
      {props.advice.length === 0 ? <p class="measure">{t.nothing}</p> : <Advices {...props} />}
    </section>
  );
}

export function Advices({ advice, answer, numbers }: AdviceListProps): JSX.Element {
  const { report: t } = texts();
  return (
    <ol class="advice">
      {advice.map((one) => (
        <li key={one.title}>
          <h3>{one.title}</h3>
          {one.why !== "" && <p class="measure">{one.why}</p>}
          <Quote evidence={one.evidence} answer={answer} numbers={numbers} />
          {one.example !== "" && (
            <p class="try">
              <b>{t.tryLabel}</b> <Blanks text={one.example} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
