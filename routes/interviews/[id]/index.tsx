import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { CoachAsks, WHY_COACH } from "../../../components/CoachAsks.tsx";
import { define } from "../../../define.ts";
import { Pending } from "../../../islands/Pending.tsx";
import { ownedBy } from "../../../lib/http/owner.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { Overview } from "./(_components)/Overview.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { owner, id } = ownedBy(ctx);
    const { interviews, ai } = ctx.state.parts;
    const overview = await interviews.interview(owner, id);
    const whyCoach = ctx.url.searchParams.get(WHY_COACH);
    return page({ ...overview, cost: await ai.costOf(id), whyCoach });
  },
});

export default define.page<typeof handler>(function InterviewPage({ data }) {
  return (
    <>
      <Title>{fill(texts().interview.title, { role: data.interview.role })}</Title>
      <Pending texts={texts().history.pending} />
      <CoachAsks why={data.whyCoach} />
      <Overview interview={data.interview} asked={data.questions} cost={data.cost} />
    </>
  );
});
