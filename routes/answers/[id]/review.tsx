import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { readFormData } from "../../../lib/http/read_form_data.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import { correctionSchema, readForm } from "../../../lib/interview/mod.ts";
import { texts } from "../../../lib/texts/mod.ts";
import { Review } from "./(_components)/Review.tsx";
import { Writing } from "./(_components)/Writing.tsx";

/** Asks the browser to load the page again in so many seconds, as long as words are being written. */
const LOOK_AGAIN = { refresh: "3" };

export const handler = define.handlers({
  async GET(ctx) {
    const { owner, id } = ownedBy(ctx);
    const report = await ctx.state.parts.interviews.report(owner, id);
    if (report.answer.state === "open") return seeOther(`/questions/${report.answer.questionId}`);
    const looking = report.answer.state === "stopped" && !ctx.url.searchParams.has("still");
    const words = report.transcripts.at(-1) ?? null;
    return page({
      report: { ...report, transcript: words },
      text: words?.text ?? "",
      problems: {},
      looking,
    }, { headers: looking ? LOOK_AGAIN : {} });
  },

  async POST(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const form = await readFormData(ctx.req);
    const correction = readForm(correctionSchema, form);
    if (!correction.ok) {
      const report = await interviews.report(owner, id);
      const text = String(form.get("text") ?? "");
      return page({ report, text, problems: correction.problems, looking: false }, {
        status: 422,
      });
    }
    await interviews.saveCorrection(owner, id, correction.value);
    await interviews.evaluateAnswer(owner, id);
    return seeOther(`/answers/${id}`);
  },
});

export default define.page<typeof handler>(function ReviewPage({ data }) {
  const { looking, ...review } = data;
  const { report } = review;
  const { title, waiting } = texts().review;
  const writing = report.answer.state === "stopped";
  return (
    <>
      <Title>{writing ? waiting.title : title}</Title>
      {writing ? <Writing report={report} looking={looking} /> : <Review {...review} />}
    </>
  );
});
