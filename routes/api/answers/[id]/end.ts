import { define } from "../../../../define.ts";
import { AppError } from "../../../../lib/errors.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";
import { parseClientMessage } from "../../../../lib/speech/mod.ts";

/** The end of a spoken answer by HTTP: the same message as on the socket. */
export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const message = parseClientMessage(await ctx.req.text());
    if (message.type !== "end") throw new AppError("bad_message", `"${message.type}", not "end"`);
    const { packets } = message;
    const location = await ctx.state.parts.interviews.endAnswer(owner, id, { packets });
    return Response.json({ type: "done", location });
  },
});
