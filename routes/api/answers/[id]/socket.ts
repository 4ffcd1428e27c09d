import { define } from "../../../../define.ts";
import { takeWrite } from "../../../../lib/http/limit_writes.server.ts";
import { assertSameOrigin } from "../../../../lib/http/origin.server.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";

/** The recorder's socket; what is said on it is in lib/speech/protocol.ts. */
export const handler = define.handlers({
  async GET(ctx) {
    assertSameOrigin(ctx);
    const { owner, id } = ownedBy(ctx);
    await takeWrite(ctx);
    const { interviews, speech } = ctx.state.parts;
    await interviews.admitRecorder(owner, id);
    const { socket, response } = ctx.upgrade();
    speech.ingest.handleSocket(socket, {
      answerId: id,
      open: (hello) => interviews.openAnswer(owner, hello),
      onEnd: (packets) => interviews.endAnswer(owner, id, { packets }),
    });
    return response;
  },
});
