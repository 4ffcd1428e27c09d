/** How another model is asked to go on where a text broke off. */
import type { ModelRequest } from "../spec/provider.ts";
import { inputTokensOf } from "./usage.ts";

const GO_ON =
  "Your text was cut off. Go on exactly where it stops, in the middle of a word if need be. " +
  "Repeat nothing of it, add no remark, and end where the whole text would have ended.";

/** Without the schema: a provider that holds its model to one would have it begin a whole new object. */
export function continuationOf(request: ModelRequest, text: string): ModelRequest {
  return {
    ...request,
    schema: null,
    messages: [
      ...request.messages,
      { role: "assistant", content: text },
      { role: "user", content: GO_ON },
    ],
  };
}

/** Whether the model has room for what it is given and what it may write. */
export function fits(request: ModelRequest): boolean {
  const { model, messages, maxOutputTokens } = request;
  return inputTokensOf(messages) + maxOutputTokens <= model.contextTokens;
}
