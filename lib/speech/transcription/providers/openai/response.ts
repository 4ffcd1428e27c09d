/** What an OpenAI-compatible endpoint answers to /audio/transcriptions, as segments. */
import { z } from "zod";
import type { Segment, Word } from "../../../types.ts";

/** Servers leave out what they do not know; only the text is certain. */
const RESPONSE = z.object({
  text: z.string(),
  duration: z.coerce.number().optional(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).optional(),
  segments: z.array(z.object({
    text: z.string(),
    start: z.number(),
    end: z.number(),
    avg_logprob: z.number().optional(),
    no_speech_prob: z.number().optional(),
  })).optional(),
});

export type Response = z.output<typeof RESPONSE>;
type Part = NonNullable<Response["segments"]>[number];

/** Whisper makes words up where nobody speaks; its authors drop what is likelier silence than this. */
const NO_SPEECH = 0.6;

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** @throws ZodError where the answer has no text */
export function parseResponse(body: unknown): Response {
  return RESPONSE.parse(body);
}

/** The answer to one utterance as one segment; null where there was no speech in it. */
export function toSegment(response: Response, span: Span): Segment | null {
  const parts = response.segments ?? [];
  const spoken = parts.filter(isSpeech);
  if (parts.length > 0 && spoken.length === 0) return null;
  const text = (spoken.length < parts.length ? joinTexts(spoken) : response.text).trim();
  if (text === "") return null;
  return { text, ...span, confidence: meanConfidence(spoken), words: toWords(response, span) };
}

/** The answer to a whole recording, one segment for each of the endpoint's own. */
export function toSegments(response: Response): readonly Segment[] {
  const whole = { startMs: 0, endMs: Math.round((response.duration ?? 0) * 1000) };
  if (!response.segments?.length) return [toSegment(response, whole)].filter((one) => one !== null);
  return response.segments.filter(isSpeech).map((part) => {
    const span = { startMs: Math.round(part.start * 1000), endMs: Math.round(part.end * 1000) };
    const within = response.words?.filter(({ start }) => start >= part.start && start < part.end);
    const words = toWords({ words: within }, { startMs: 0, endMs: span.endMs });
    return { text: part.text.trim(), ...span, confidence: meanConfidence([part]), words };
  });
}

function isSpeech({ no_speech_prob = 0 }: Part): boolean {
  return no_speech_prob <= NO_SPEECH;
}

function joinTexts(parts: readonly Part[]): string {
  return parts.map(({ text }) => text.trim()).join(" ");
}

function toWords({ words = [] }: Pick<Response, "words">, { startMs, endMs }: Span): Word[] {
  const at = (seconds: number) => Math.min(endMs, startMs + Math.round(seconds * 1000));
  return words.map(({ word, start, end }) => ({
    text: word.trim(),
    startMs: at(start),
    endMs: at(end),
    confidence: null,
  }));
}

/** The mean probability of a token, weighted by duration; null where the endpoint does not say. */
function meanConfidence(parts: readonly Part[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const { avg_logprob, start, end } of parts) {
    if (avg_logprob === undefined) continue;
    sum += Math.min(1, Math.exp(avg_logprob)) * (end - start);
    weight += end - start;
  }
  return weight > 0 ? Math.round(sum / weight * 1000) / 1000 : null;
}
