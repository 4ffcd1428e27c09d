/** Below which mean word confidence a recogniser's words are too uncertain to judge. */
import type { Transcript } from "../../speech/mod.ts";

/**
 * Posteriors are not comparable between recognisers: PocketSphinx's run over a pruned lattice and are
 * low even on clean speech, Whisper's are token probabilities and stay high.
 */
const LEAST_CONFIDENCE: readonly { readonly provider: RegExp; readonly least: number }[] = [
  { provider: /pocketsphinx/iu, least: 0.2 },
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
