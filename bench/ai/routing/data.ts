/** The recorded answers of two models to the same prompts, from the data folder beside the checkout. */
import { fileURLToPath } from "node:url";
import { featuresOf, type TextFeatures } from "../../../lib/ai/routing/encode.ts";
import { parseCsv } from "../../csv.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/router/", import.meta.url));

export interface RecordedModel {
  readonly name: string;
  /** Dollars a million tokens. */
  readonly price: number;
}

export interface RecordedPrompt {
  readonly prompt: string;
  readonly features: TextFeatures;
  /** What the router is told of it beside its text; null = nothing. */
  readonly group: string | null;
  /** Quality of every recorded model's answer, 0..1, in their order. */
  readonly qualities: readonly number[];
  /** Quality of each model's answer, 0..1. */
  readonly weak: number;
  readonly strong: number;
}

/** Two models on one set of prompts, with what is aimed at. */
export interface Recording {
  readonly name: string;
  readonly prompts: readonly RecordedPrompt[];
  /** Every model that answered. */
  readonly models: readonly RecordedModel[];
  /** Dollars a million tokens. */
  readonly price: { readonly weak: number; readonly strong: number };
  /** Least area, and least share of the money saved at 95 % of the stronger model's quality. */
  readonly target: { readonly apgr: number; readonly saved: number | null };
}

type Fields = Readonly<Record<string, string>>;

interface Source extends Omit<Recording, "prompts"> {
  readonly file: string;
  readonly weak: string;
  readonly strong: string;
  /** Column of what is known of the prompt beside its text; null = nothing. */
  readonly group: string | null;
}

const ROUTELLM = {
  weak: "weak",
  strong: "strong",
  price: { weak: 0.24, strong: 24.7 },
  models: [{ name: "weak", price: 0.24 }, { name: "strong", price: 24.7 }],
};

const LLMROUTER: readonly RecordedModel[] = [
  { name: "gemma-2-9b-it", price: 0.1 },
  { name: "codegemma-7b", price: 0.2 },
  { name: "llama-3.1-8b-instruct", price: 0.2 },
  { name: "llama3-chatqa-1.5-8b", price: 0.2 },
  { name: "mistral-7b-instruct-v0.3", price: 0.2 },
  { name: "qwen2.5-7b-instruct", price: 0.2 },
  { name: "llama-3.1-nemotron-51b-instruct", price: 0.9 },
  { name: "llama-3.3-nemotron-super-49b-v1", price: 0.9 },
  { name: "llama3-chatqa-1.5-70b", price: 0.9 },
];

const SOURCES: readonly Source[] = [
  {
    ...ROUTELLM,
    name: "MMLU, text only",
    file: "routellm_mmlu",
    group: null,
    target: { apgr: 0.66, saved: null },
  },
  {
    ...ROUTELLM,
    name: "MMLU, subject known",
    file: "routellm_mmlu",
    group: "subject",
    target: { apgr: 0.69, saved: 0.56 },
  },
  {
    ...ROUTELLM,
    name: "GSM8K, text only",
    file: "routellm_gsm8k",
    group: null,
    target: { apgr: 0.65, saved: 0.4 },
  },
  {
    name: "LLMRouter, task known",
    file: "llmrouter_9models",
    weak: "qwen2.5-7b-instruct",
    strong: "llama-3.1-nemotron-51b-instruct",
    price: { weak: 0.2, strong: 0.9 },
    models: LLMROUTER,
    group: "task",
    target: { apgr: 0.83, saved: null },
  },
];

export interface ReadOptions {
  /** Folder of the files; the recorded training parts unless given. */
  readonly folder?: string;
  /** Which part: "train", or what the held-out files are called. */
  readonly part?: string;
}

/** @throws Deno.errors.NotFound where the data is not there */
export async function readRecordings(
  { folder = FOLDER, part = "train" }: ReadOptions = {},
): Promise<Recording[]> {
  return await Promise.all(SOURCES.map(async (source) => {
    const text = await Deno.readTextFile(`${folder}/${source.file}.${part}.csv`);
    const fields = parseCsv(text).filter(({ contaminated }) => contaminated !== "1");
    return { ...source, prompts: fields.map((row) => toPrompt(row, source)) };
  }));
}

function toPrompt(row: Fields, { weak, strong, group, models }: Source): RecordedPrompt {
  const prompt = row.prompt ?? "";
  return {
    prompt,
    features: featuresOf(prompt),
    group: group === null ? null : row[group] ?? null,
    qualities: models.map(({ name }) => Number(row[name])),
    weak: Number(row[weak]),
    strong: Number(row[strong]),
  };
}
