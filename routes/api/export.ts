import { define } from "../../define.ts";
import { ownerOf } from "../../lib/http/owner.ts";

/** Everything that a candidate has stored, as a zip that is made while it is sent. */
export const handler = define.handlers({
  GET(ctx) {
    const owner = ownerOf(ctx.state);
    const name = `rehearse-${new Date().toISOString().slice(0, 10)}.zip`;
    return new Response(ctx.state.parts.interviews.exportAll(owner), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  },
});
