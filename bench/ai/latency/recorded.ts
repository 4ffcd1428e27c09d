/**
 * How long hosted models take, as others have recorded it. Percentiles until the first token: ModelStats, "LLM API
 * Latency Spikes: What Average TTFT Doesn't Tell You" (modelstats.ai/blog, 2026), one request every five minutes for
 * 24 hours from one US datacenter. Tokens a second: OpenAI Developer Community, "Inference speed of different models"
 * (community.openai.com/t/1307310, 2025). Neither publishes single requests, so what lies between the percentiles is
 * interpolated.
 */
import type { Random } from "../../../lib/random.ts";

/** Milliseconds until the first token; tokens a second from then on. */
export interface Recorded {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  readonly tokensPerSecond: number;
}

export const GPT_4_1: Recorded = {
  name: "GPT-4.1",
  p50: 726,
  p95: 1220,
  p99: 1946,
  longest: 4813,
  tokensPerSecond: 67.6,
};

export const GPT_4O_MINI: Recorded = {
  name: "GPT-4o mini",
  p50: 536,
  p95: 844,
  p99: 4461,
  longest: 5946,
  tokensPerSecond: 59,
};

/** The shortest was not published: taken to be as far below the median as the 95th percentile is above it. */
const shortestOf = ({ p50, p95 }: Recorded): number => p50 * p50 / p95;

/** Milliseconds below which `share` of the calls lie, 0..1: straight lines in the logarithm between what is known. */
export function quantileOf(recorded: Recorded, share: number): number {
  const { p50, p95, p99, longest } = recorded;
  const known = [[0, shortestOf(recorded)], [0.5, p50], [0.95, p95], [0.99, p99], [1, longest]];
  const above = known.findIndex(([at]) => share <= at!);
  const [[from, low], [to, high]] = [known[above - 1] ?? known[0]!, known[above]!] as [
    [number, number],
    [number, number],
  ];
  if (from === to) return low;
  return low * (high / low) ** ((share - from) / (to - from));
}

/** One call's time until its first token. */
export const drawFirstTextMs = (recorded: Recorded, random: Random): number =>
  quantileOf(recorded, random());
