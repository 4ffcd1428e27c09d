import type { JSX } from "preact";
import { Player } from "../../../../components/Player.tsx";
import type { InterviewCost } from "../../../../lib/ai/mod.ts";
import type { Evaluation, ScoredEvaluation } from "../../../../lib/coach/mod.ts";
import type {
  AnswerReport,
  Baseline,
  DeliveryPreference,
  Question,
} from "../../../../lib/interview/mod.ts";
import { clock, fill, size, texts } from "../../../../lib/texts/mod.ts";
import { Abstained } from "./Abstained.tsx";
import { AdviceList } from "./AdviceList.tsx";
import { DeliveryPictures } from "./DeliveryPictures.tsx";
import { Dimensions } from "./Dimensions.tsx";
import { MarkedTranscript } from "./MarkedTranscript.tsx";
import { QuoteNumbers } from "./marks.ts";
import { NextSteps } from "./NextSteps.tsx";
import { ModelExample } from "./ModelExample.tsx";
import { Provenance } from "./Provenance.tsx";
import { Rate } from "./Rate.tsx";
import { SecondReading } from "./SecondReading.tsx";

export interface ReportProps {
  report: AnswerReport;
  preference: DeliveryPreference;
  baseline: readonly Baseline[];
  next: Question | null;
  /** Whether a model can be asked for more. */
  asks: boolean;
  cost: InterviewCost;
  /** Sections that may come in piece by piece. */
  streams: { readonly second: JSX.Element; readonly example: JSX.Element };
  now: Date;
}

/** What to change first, why, and everything it rests on. Read without a script. */
export function Report(props: ReportProps): JSX.Element {
  const { report, next, asks, cost, streams, now } = props;
  const { answer, transcript, coach, model } = report;
  const evaluation = coach?.evaluation ?? null;
  const scored = evaluation?.outcome === "scored" ? evaluation : null;
  const second = model.state === "given" ? model.given.evaluation : null;
  const numbers = new QuoteNumbers(...[scored, second].filter((one) => one !== null));
  return (
    <div class="report wide">
      <div class="sections">
        <Heading report={report} />
        <Judged evaluation={evaluation} report={report} numbers={numbers} />
        {scored && coach && <Rate answerId={answer.id} given={coach} />}
        <SecondReading
          answer={answer}
          model={model}
          numbers={numbers}
          stream={streams.second}
        />
        <DeliverySection {...props} />
        {scored && (
          <ModelExample modelAnswer={report.modelAnswer} asks={asks} ask={streams.example} />
        )}
        <NextSteps
          report={report}
          followUp={scored?.followUp ?? null}
          another={asks}
          next={next}
        />
      </div>
      {transcript && (
        <div class="beside">
          <MarkedTranscript transcript={transcript} heard={heardOf(report)} numbers={numbers} />
        </div>
      )}
      <Provenance answer={answer} author={evaluation?.author ?? null} cost={cost} now={now} />
      {answer.audio === "kept" && <Player answerId={answer.id} />}
    </div>
  );
}

/** The recogniser's version, where the candidate has corrected it. */
function heardOf({ transcript, transcripts }: AnswerReport) {
  if (transcript?.source !== "corrected") return null;
  return transcripts.find(({ source }) => source === "recogniser") ?? null;
}

function Heading({ report: { answer, question } }: { report: AnswerReport }): JSX.Element {
  const { common } = texts();
  const facts = [
    fill(common.attempt, { n: answer.attempt }),
    ...answer.mode === "speak"
      ? [clock(answer.durationMs), size(answer.bytes)]
      : [common.modes.type],
  ];
  return (
    <div class="stack">
      <p class="eyebrow">
        {question.followsAnswerId ? common.followUp : common.kinds[question.type]}
      </p>
      <h1 class="question">{question.text}</h1>
      <p class="quiet">{facts.join(" · ")}</p>
    </div>
  );
}

interface JudgedProps {
  evaluation: Evaluation | null;
  report: AnswerReport;
  numbers: QuoteNumbers;
}

function Judged({ evaluation, report: { answer }, numbers }: JudgedProps): JSX.Element {
  const { waiting } = texts().report;
  if (evaluation === null) {
    return (
      <div class="notice">
        <strong>{waiting.title}</strong>
        <a class="link" href={`/answers/${answer.id}/review`}>{waiting.action}</a>
      </div>
    );
  }
  if (evaluation.outcome === "abstained") {
    return <Abstained evaluation={evaluation} answer={answer} />;
  }
  return <Scored evaluation={evaluation} answer={answer} numbers={numbers} />;
}

interface ScoredProps {
  evaluation: ScoredEvaluation;
  answer: AnswerReport["answer"];
  numbers: QuoteNumbers;
}

function Scored({ evaluation, answer, numbers }: ScoredProps): JSX.Element {
  return (
    <>
      <AdviceList advice={evaluation.advice} answer={answer} numbers={numbers} />
      <Dimensions dimensions={evaluation.dimensions} answer={answer} numbers={numbers} />
    </>
  );
}

function DeliverySection({ report, preference, baseline }: ReportProps): JSX.Element | null {
  if (preference === "off" || report.delivery === null) return null;
  return (
    <DeliveryPictures
      delivery={report.delivery}
      preference={preference}
      baseline={baseline}
    />
  );
}
