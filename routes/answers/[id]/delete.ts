import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { seeOther } from "../../../lib/http/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const answer = await interviews.answer(owner, id);
    await interviews.deleteAnswer(owner, answer.id);
    return seeOther(`/interviews/${answer.interviewId}`);
  },
});
