import type { JSX } from "preact";
import type { Answer, ModelFeedback } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";
import type { QuoteNumbers } from "./marks.ts";
import { SecondFeedback } from "./SecondFeedback.tsx";

interface SecondReadingProps {
  answer: Answer;
  model: ModelFeedback;
  numbers: QuoteNumbers;
  /** Where it comes in piece by piece. */
  stream: JSX.Element;
}

/** What a model made of the answer, after the coach and apart from it; or why there is nothing. */
export function SecondReading(props: SecondReadingProps): JSX.Element | null {
  const { second: t } = texts().report;
  if (props.model.state === "off") return null;
  return (
    <section class="second" id="second" aria-labelledby="second-title">
      <h2 class="pb-4" id="second-title">{t.title}</h2>
      <State {...props} />
    </section>
  );
}

function State({ answer, model, numbers, stream }: SecondReadingProps): JSX.Element | null {
  if (model.state === "due" || model.state === "offered") return stream;
  if (model.state === "none") {
    return <None action={`/answers/${answer.id}/second`} reason={model.reason} />;
  }
  if (model.state === "given") {
    return <SecondFeedback {...model} answer={answer} numbers={numbers} />;
  }
  return null;
}

type Reason = Extract<ModelFeedback, { state: "none" }>["reason"];

/** Where money is back or a model is up again, asking again may help. */
const WORTH_ASKING: readonly Reason[] = ["over_budget", "models_failed", "not_valid"];

export function None({ action, reason }: { action: string; reason: Reason }): JSX.Element {
  const { second: t } = texts().report;
  return (
    <div class="stack">
      <p class="measure quiet">{t.none[reason ?? "other"]}</p>
      {WORTH_ASKING.includes(reason) && (
        <form method="post" action={action}>
          <input type="hidden" name="again" value="1" />
          <button class="link" type="submit">{t.again}</button>
        </form>
      )}
    </div>
  );
}
