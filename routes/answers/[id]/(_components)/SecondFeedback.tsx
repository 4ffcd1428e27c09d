import type { JSX } from "preact";
import type { Dimension, ScoredEvaluation } from "../../../../lib/coach/mod.ts";
import type { Answer, ModelFeedback } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";
import { Advices } from "./AdviceList.tsx";
import { DimensionEntry } from "./Dimensions.tsx";
import { FollowUp } from "./NextSteps.tsx";
import type { QuoteNumbers } from "./marks.ts";
import { Rate } from "./Rate.tsx";

type Given = Extract<ModelFeedback, { state: "given" }>;

interface SecondFeedbackProps extends Pick<Given, "given" | "whole" | "places"> {
  answer: Answer;
  numbers: QuoteNumbers;
}

/** A model's feedback as it is stored. */
export function SecondFeedback(props: SecondFeedbackProps): JSX.Element {
  const { given: { evaluation }, answer, numbers } = props;
  return (
    <div class="stack">
      <SecondAdvice advice={evaluation.advice} answer={answer} numbers={numbers} />
      <SecondDimensions dimensions={evaluation.dimensions} answer={answer} numbers={numbers} />
      <SecondEnd {...props} />
    </div>
  );
}

interface PartProps {
  answer: Answer;
  /** None while it is still coming: the transcript beside it has no marks for it yet. */
  numbers?: QuoteNumbers;
}

export function SecondAdvice(
  { advice, ...rest }: PartProps & Pick<ScoredEvaluation, "advice">,
): JSX.Element {
  return advice.length === 0
    ? <p class="measure">{texts().report.second.nothing}</p>
    : <Advices advice={advice} {...rest} />;
}

export function SecondDimensions(
  { dimensions, ...rest }: PartProps & { readonly dimensions: readonly Dimension[] },
): JSX.Element | null {
  if (dimensions.length === 0) return null;
  return (
    <details class="more">
      <summary>{texts().report.second.rubric}</summary>
      {dimensions.map((one) => (
        <DimensionEntry
          key={one.id}
          dimension={one}
          {...rest}
        />
      ))}
    </details>
  );
}

/** Who wrote it, whether it is whole, and what can be done with it. */
export function SecondEnd(
  { given, whole, answer, places }: Omit<SecondFeedbackProps, "numbers">,
): JSX.Element {
  const { second: t } = texts().report;
  const { evaluation: { author, followUp } } = given;
  return (
    <div class="stack">
      {!whole && <p class="notice attention">{t.partial}</p>}
      {whole && <FollowUp answerId={answer.id} text={followUp} by="model" />}
      <p class="quiet small measure">
        {fill(t.by, { model: author.name })}{" "}
        {places.length > 0 && fill(t.sent, { places: places.join(", ") })}
      </p>
      <Rate answerId={answer.id} given={given} />
    </div>
  );
}
