import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import type { AskedQuestion, Question } from "../../../lib/interview/mod.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { Report } from "./(_components)/Report.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const report = await interviews.report(owner, id);
    const [{ questions }, { delivery: preference }] = await Promise.all([
      interviews.interview(owner, report.answer.interviewId),
      interviews.settings(owner),
    ]);
    const baseline = preference === "baseline" ? await interviews.baseline(owner, id) : [];
    return page({ report, preference, baseline, next: nextOf(questions) });
  },
});

/** The first question without an answer. */
function nextOf(questions: readonly AskedQuestion[]): Question | null {
  return questions.find(({ answers }) => answers.length === 0)?.question ?? null;
}

export default define.page<typeof handler>(function ReportPage({ data }) {
  return (
    <>
      <Title>{fill(texts().report.title, { question: data.report.question.text })}</Title>
      <Report {...data} now={new Date()} />
    </>
  );
});
