/** Below which mean word confidence a recogniser's words are too uncertain to judge. */
import type { Transcript } from "../../speech/mod.ts";

/**
 * Posteriors are not comparable between recognisers, so each has its own threshold.
 * PocketSphinx, measured on synthetic speech with added noise: 0.81 to 0.84 clean, 0.63 with about a
 * quarter of the words wrong, 0.41 and below where the sentences no longer say what was said.
 * Whisper gives up on a segment below a mean log probability of -1, that is 0.37; somewhat above it here.
 */
const LEAST_CONFIDENCE: readonly { readonly provider: RegExp; readonly least: number }[] = [
  { provider: /pocketsphinx/iu, least: 0.5 },
  { provider: /whisper|transcribe/iu, least: 0.45 },
];
const LEAST_CONFIDENCE_OTHERWISE = 0.4;

/** The stated threshold for a provider, in 0..1. */
export function leastConfidence(provider: string | null): number {
  return LEAST_CONFIDENCE.find((entry) => entry.provider.test(provider ?? ""))?.least ??
    LEAST_CONFIDENCE_OTHERWISE;
}

/** Whether the recogniser itself says that it hardly understood. Typed and corrected text is certain. */
export function isUncertain(transcript: Transcript): boolean {
  const { source, confidence, provider } = transcript;
  return source === "recogniser" && confidence !== null && confidence < leastConfidence(provider);
}
