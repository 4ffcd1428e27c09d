import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { seeOther } from "../../../lib/http/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const question = await ctx.state.parts.interviews.addFollowUp(owner, id);
    return seeOther(`/questions/${question.id}`);
  },
});
