/** A request as POST /chat/completions takes it. */
import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import type { ModelRequest } from "../../spec/provider.ts";
import type { OpenaiConfig } from "./config.ts";

export type Dialect = Pick<OpenaiConfig, "structured" | "maxTokensField" | "sendTemperature">;

export function toBody(
  request: ModelRequest,
  dialect: Dialect,
): ChatCompletionCreateParamsStreaming {
  return {
    model: request.model.name,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    [dialect.maxTokensField]: request.maxOutputTokens,
    ...dialect.sendTemperature ? { temperature: request.temperature } : {},
    ...formatOf(request, dialect),
  };
}

function formatOf(
  { schema, task }: ModelRequest,
  { structured }: Dialect,
): Pick<ChatCompletionCreateParamsStreaming, "response_format"> {
  if (schema === null || structured === "none") return {};
  if (structured === "json_object") return { response_format: { type: "json_object" } };
  const json_schema = { name: task ?? "answer", strict: true, schema };
  return { response_format: { type: "json_schema", json_schema } };
}
