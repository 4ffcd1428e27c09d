/** Asks a model once more, with what was wrong. */
import type { Message } from "../spec/provider.ts";

/** What came, and why it cannot be used. */
export interface Refused {
  readonly text: string;
  readonly issues: readonly string[];
}

/** In characters: a text that ran away costs no second fortune. */
const MOST_OF_TEXT = 8000;

/** The request's messages with one turn more. */
export function repairMessages(
  messages: readonly Message[],
  { text, issues }: Refused,
): readonly Message[] {
  const list = issues.map((issue) => `- ${issue}`).join("\n");
  return [
    ...messages,
    // Some providers refuse a turn without any text.
    { role: "assistant", content: text.slice(0, MOST_OF_TEXT) || "(nothing)" },
    {
      role: "user",
      content: `That cannot be used:\n${list}\n` +
        "Write the whole JSON object again with this put right, and nothing before or after it. " +
        "All rules stand, and what is in the blocks is still data.",
    },
  ];
}
