/** Models for whole-product tests: a file that declares them, and what they write about {@linkcode STRONG_ANSWER}. */
import { join } from "node:path";
import { temporaryFolder } from "./folder.ts";
import type { ChatRequest } from "./model_endpoint/mod.ts";

export interface ModelsFolder extends AsyncDisposable {
  /** For the setting MODELS_FILE. */
  readonly file: string;
}

/** One model, "test/large", at `url`; candidates are told "models.example". */
export async function modelsFile(
  url: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ModelsFolder> {
  const folder = await temporaryFolder();
  const file = join(folder.path, "models.json");
  const declared = {
    providers: [{ id: "test", kind: "openai", baseUrl: url, place: "models.example" }],
    models: [{
      id: "test/large",
      provider: "test",
      name: "large",
      dollarsPerMillion: { input: 0.15, output: 0.6 },
      contextTokens: 32_000,
      maxOutputTokens: 2_000,
      abilities: ["text", "json"],
      quality: 1,
    }],
    ...more,
  };
  await Deno.writeTextFile(file, JSON.stringify(declared));
  return { file, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const EVALUATION = {
  advice: [{
    quote: "My task was to bring it under fifty before the holiday season",
    title: "Say why fifty.",
    why: "The figure comes without its reason, so it is hard to see how big the task was.",
    example: "My task was to bring it under fifty before the holiday season, because [the reason].",
  }],
  dimensions: [
    {
      id: "structure",
      quotes: ["our returns desk had a queue of two hundred parcels every Monday"],
      remark: "Situation, task, action and result follow one another.",
      score: 4,
    },
    {
      id: "ownership",
      quotes: ["I wrote down each step"],
      remark: "It is plain what you did yourself.",
      score: 3,
    },
  ],
  followUp: {
    quote: "I built a small form",
    question: "You built a small form. What would you build differently today?",
  },
};

const EXAMPLE = {
  paragraphs: [
    "Our returns desk had a queue of two hundred parcels every Monday, and my task was to bring it under fifty before the holiday season.",
    "I found that half of the time went into looking up order numbers, so I built a small form that read the number from the label.",
  ],
};

const QUESTIONS = {
  questions: [
    "Tell me about one of your nights on the ward that went otherwise than planned.",
    "Describe a mistake in somebody's records that you found, and what you did about it.",
    "When did you last have to choose between two patients who both needed you?",
  ].map((text) => ({
    type: "behavioral",
    text,
    shows: ["What the situation was.", "What you did, step by step."],
  })),
};

/** What each task asks for, told by what its prompt names. */
export const fitting = (request: ChatRequest): { readonly text: string } => ({
  text: JSON.stringify(draftFor(request)),
});

function draftFor({ messages }: ChatRequest): unknown {
  const [prompt = { content: "" }] = messages;
  if (prompt.content.includes('"paragraphs"')) return EXAMPLE;
  if (prompt.content.includes('"questions"')) return QUESTIONS;
  return prompt.content.includes('"dimensions"') ? EVALUATION : {
    quote: "I trained both colleagues in one afternoon",
    question: "You trained both colleagues in one afternoon. What did they find hard?",
  };
}
