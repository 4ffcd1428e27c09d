import { define } from "../../../../define.ts";
import { AppError } from "../../../../lib/errors.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";
import { parseClientMessage } from "../../../../lib/speech/mod.ts";

export const handler = define.handlers({
  /** All that is known of an answer, as JSON. */
  async GET(ctx) {
    const { owner, id } = ownedBy(ctx);
    return Response.json(await ctx.state.parts.interviews.report(owner, id));
  },

  /** Discards a spoken answer before its end, safe to repeat. */
  async DELETE(ctx) {
    const { owner, id } = ownedBy(ctx);
    await ctx.state.parts.interviews.discardAnswer(owner, id);
    return new Response(null, { status: 204 });
  },

  /** Opens a spoken answer by HTTP: the same hello as on the socket, safe to repeat. */
  async PUT(ctx) {
    const { owner, id } = ownedBy(ctx);
    const hello = parseClientMessage(await ctx.req.text());
    if (hello.type !== "hello" || hello.answer !== id) {
      throw new AppError("bad_message", `Hello for "${id}" expected`);
    }
    const { interviews, speech } = ctx.state.parts;
    const { next } = await interviews.openAnswer(owner, hello);
    return Response.json({ type: "ready", next, recogniser: speech.transcription.name });
  },
});
