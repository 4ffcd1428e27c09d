/** The coach as a provider: it reads the task's input instead of a prompt, and answers by rules. */
import { ProviderError } from "../../spec/errors.ts";
import type { ModelEvent, ModelRequest, Provider, Usage } from "../../spec/provider.ts";
import { COACH_MODEL } from "./model.ts";
import { writeDraft } from "./write_draft.ts";

const NOTHING: Usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, estimated: false };
/** In characters. */
const PIECE = 400;

/** Sends nothing anywhere; the same request always gets the same text. */
export const coachProvider: Provider = {
  id: COACH_MODEL.provider,
  place: null,
  async *stream(request, { signal }): AsyncGenerator<ModelEvent> {
    const text = write(request);
    for (let at = 0; at < text.length; at += PIECE) {
      signal.throwIfAborted();
      yield { type: "text", text: text.slice(at, at + PIECE) };
    }
    signal.throwIfAborted();
    yield { type: "end", finish: "stop", usage: NOTHING };
  },
};

function write(request: ModelRequest): string {
  const draft = writeDraft(request);
  if (draft !== null) return JSON.stringify(draft);
  throw new ProviderError("The coach has nothing to say to this request", {
    kind: "rejected",
    model: request.model.id,
  });
}
