import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { seeOther } from "../../../lib/http/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    await ctx.state.parts.interviews.deleteInterview(owner, id);
    return seeOther("/history");
  },
});
