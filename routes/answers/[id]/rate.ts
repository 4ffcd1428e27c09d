import { define } from "../../../define.ts";
import { AppError } from "../../../lib/errors.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { readFormData } from "../../../lib/http/read_form_data.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import { ratingSchema, readForm } from "../../../lib/interview/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const thumb = readForm(ratingSchema, await readFormData(ctx.req));
    if (!thumb.ok) throw new AppError("bad_request", "The form names no feedback, or no thumb");
    await ctx.state.parts.interviews.rate(owner, id, thumb.value);
    return seeOther(`/answers/${id}#rate-${thumb.value.evaluation}`);
  },
});
