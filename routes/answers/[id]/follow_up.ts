import { askedAt } from "../../../components/CoachAsks.tsx";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { readFormData } from "../../../lib/http/read_form_data.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import { FOLLOW_UPS } from "../../../lib/interview/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const named = (await readFormData(ctx.req)).get("of");
    const of = FOLLOW_UPS.find((one) => one === named) ?? "coach";
    const question = await ctx.state.parts.interviews.addFollowUp(owner, id, of);
    return seeOther(askedAt(`/questions/${question.id}`, question));
  },
});
