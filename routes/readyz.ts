import { define } from "../define.ts";

/** The process can serve: its database answers; without the store it is slower, no more. */
export const handler = define.handlers({
  async GET(ctx) {
    try {
      await ctx.state.parts.ready();
      return new Response("ready\n");
    } catch (error) {
      ctx.state.parts.log.error("not ready", { error });
      return new Response("not ready\n", { status: 503 });
    }
  },
});
