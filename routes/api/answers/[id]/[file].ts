import { define } from "../../../../define.ts";
import { AppError } from "../../../../lib/errors.ts";
import { ownedBy } from "../../../../lib/http/owner.ts";
import { type ListeningFormat, rangeResponse } from "../../../../lib/speech/mod.server.ts";

const FORMATS = new Map<string, ListeningFormat>([["audio.ogg", "ogg"], ["audio.mp4", "mp4"]]);

/** The sound of an answer, whole or in ranges; Safari before 18.4 plays the MP4 only. */
export const handler = define.handlers({
  async GET(ctx) {
    const { owner, id } = ownedBy(ctx);
    const format = FORMATS.get(ctx.params.file ?? "");
    if (!format) throw new AppError("not_found", `No file "${ctx.params.file}"`);
    const { interviews, speech } = ctx.state.parts;
    const { codec, audio } = await interviews.answer(owner, id);
    if (!codec || audio !== "kept") throw new AppError("not_found", "No sound is kept");
    const recording = await speech.openRecording(id, { codec, format });
    const response = rangeResponse(ctx.req, recording);
    response.headers.set("cache-control", "private, max-age=60");
    return response;
  },
});
