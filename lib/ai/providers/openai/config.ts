/** How the models file declares a provider that speaks OpenAI's protocol. */
import { z } from "zod";
import { COMMON_FIELDS } from "../kind.ts";

const ADDRESS_HINT = "Give an address like http://127.0.0.1:11434/v1";

const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `Give one of ${values.map((value) => JSON.stringify(value)).join(", ")}`);

/** Where prompts are sent, and what this server takes of what OpenAI's own does. */
export const OPENAI_CONFIG = z.strictObject({
  ...COMMON_FIELDS,
  kind: z.literal("openai"),
  baseUrl: z.url({ protocol: /^https?$/, error: ADDRESS_HINT, abort: true }).refine(
    isPlain,
    `${ADDRESS_HINT}, without credentials or parameters`,
  ),
  /** json_schema: strict structured outputs; json_object: any JSON; none: the prompt alone asks for it. */
  structured: oneOf("json_schema", "json_object", "none").default("json_schema"),
  /**
   * OpenAI's reasoning models refuse `max_tokens`. Others take it everywhere; `max_completion_tokens` is not in
   * Ollama's list of fields, and was ignored by llama.cpp (issue 13700, until 2026) and llama-cpp-python (issue
   * 1907): such a server writes on without a limit.
   */
  maxTokensField: oneOf("max_tokens", "max_completion_tokens").default("max_tokens"),
  /** OpenAI's reasoning models refuse every temperature but their own. */
  sendTemperature: z.boolean("Give true or false").default(true),
  /** What candidates are told of where their words go; null = told by the address. */
  place: z.string("Give a short text").min(1, "Give a short text").max(100, "Give a short text")
    .nullable().default(null),
});

export type OpenaiConfig = z.output<typeof OPENAI_CONFIG>;

/** Keys stand in the environment alone. */
function isPlain(address: string): boolean {
  const { username, password, search, hash } = new URL(address);
  return username + password + search + hash === "";
}
