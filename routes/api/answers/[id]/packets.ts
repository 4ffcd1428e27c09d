import { define } from "../../../../define.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";

/** One batch by HTTP, where sockets are blocked: answers with the number of the next packet. */
export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const { ingest, interviews } = ctx.state.parts;
    await interviews.answer(owner, id);
    return Response.json(await ingest.appendHttp(id, new Uint8Array(await ctx.req.arrayBuffer())));
  },
});
