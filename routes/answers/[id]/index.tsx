import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import type { AnswerReport, AskedQuestion, Question } from "../../../lib/interview/mod.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { AskForExample } from "./(_components)/ModelExample.tsx";
import { Report } from "./(_components)/Report.tsx";
import { ExampleStream } from "./(_islands)/ExampleStream.tsx";
import { SecondStream } from "./(_islands)/SecondStream.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { interviews, ai } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const report = await interviews.report(owner, id);
    const [{ questions }, { delivery: preference, models }, cost] = await Promise.all([
      interviews.interview(owner, report.answer.interviewId),
      interviews.settings(owner),
      ai.costOf(report.answer.interviewId),
    ]);
    const asks = ai.asks && models === "ask";
    const baseline = preference === "baseline" ? await interviews.baseline(owner, id) : [];
    const next = nextOf(questions);
    return page({ report, preference, baseline, next, cost, asks });
  },
});

/** The first question without an answer. */
function nextOf(questions: readonly AskedQuestion[]): Question | null {
  return questions.find(({ answers }) => answers.length === 0)?.question ?? null;
}

/** Without a model nothing comes later: the page needs no script. */
function streamsOf({ answer: { id }, model, modelAnswer }: AnswerReport, asks: boolean) {
  const { second, example } = texts().report;
  const { failed, look } = second;
  return {
    second: (
      <SecondStream
        action={`/answers/${id}/second`}
        auto={model.state === "due"}
        texts={{
          waiting: second.waiting,
          done: second.done,
          failed,
          look,
          button: model.state === "due" ? look : second.ask,
        }}
      />
    ),
    example: asks
      ? (
        <ExampleStream
          action={`/answers/${id}/example`}
          texts={{
            waiting: example.waiting,
            done: example.done,
            failed,
            look,
            button: modelAnswer === null ? example.ask : example.askModel,
          }}
        />
      )
      : <AskForExample action={`/answers/${id}/example`} />,
  };
}

export default define.page<typeof handler>(function ReportPage({ data }) {
  return (
    <>
      <Title>{fill(texts().report.title, { question: data.report.question.text })}</Title>
      <Report {...data} streams={streamsOf(data.report, data.asks)} now={new Date()} />
    </>
  );
});
