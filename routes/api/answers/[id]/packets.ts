import { define } from "../../../../define.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";

/** One batch by HTTP, where sockets are blocked: answers with the number of the next packet. */
export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const { interviews, speech } = ctx.state.parts;
    await interviews.answer(owner, id);
    const bytes = new Uint8Array(await ctx.req.arrayBuffer());
    return Response.json(await speech.ingest.appendHttp(id, bytes));
  },
});
