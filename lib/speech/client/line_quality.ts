import type { LineStats } from "./uplink_types.ts";

/** What the browser says of the line: NetworkInformation.effectiveType, "" where it does not say. */
export type EffectiveType = "slow-2g" | "2g" | "3g" | "4g" | "";

interface Line extends LineStats {
  readonly effectiveType: EffectiveType;
}

/** Sound in one message; twice as much where every message costs a long wait. */
const BATCH_MS = 300;
const SLOW_BATCH_MS = 600;
const SLOW_RTT_MS = 500;

const isSlow = ({ effectiveType, rttMs }: Omit<Line, "waitingMs">) =>
  effectiveType.endsWith("2g") || (rttMs ?? 0) > SLOW_RTT_MS;

/** How much sound goes into one message, in ms. */
export function chooseBatchMs(line: Omit<Line, "waitingMs">): number {
  return isSlow(line) ? SLOW_BATCH_MS : BATCH_MS;
}

const WAITING_LONG_MS = 1000;
const GOOD_RTT_MS = 200;

/**
 * Opus bit rate for the line, in bits a second. Never under 12 000, where the codec turns to the
 * telephone band and recognition falls off; 24 000 costs recognition nothing.
 */
export function chooseBitrate(line: Line): 12_000 | 16_000 | 24_000 {
  if (isSlow(line) || line.waitingMs > WAITING_LONG_MS) return 12_000;
  if (line.rttMs !== null && line.rttMs < GOOD_RTT_MS && line.effectiveType !== "3g") return 24_000;
  return 16_000;
}
