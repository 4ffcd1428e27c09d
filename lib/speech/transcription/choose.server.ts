/** Which recogniser the settings ask for, and what stands in its way. */
import type { Config } from "../../config.server.ts";
import { createOpenai } from "./providers/openai/openai.server.ts";
import { missingPart } from "./providers/pocketsphinx/presence.server.ts";
import { createPocketsphinx } from "./providers/pocketsphinx/pocketsphinx.server.ts";
import type { Transcriber, TranscriptionStatus } from "./types.ts";

export type TranscriptionConfig = Config["transcription"];

/** For the start-up lines and the pages: who writes the words, and why. Opens nothing. */
export async function describeTranscription(
  config: TranscriptionConfig,
): Promise<TranscriptionStatus> {
  const { transcriber, baseUrl, model } = config;
  if (transcriber === "none") return nobody("TRANSCRIBER is none: candidates type their words");
  if (transcriber === "openai" || (transcriber === "auto" && baseUrl)) {
    const host = baseUrl ? new URL(baseUrl).host : "";
    const reason = `Audio of answers is sent to "${host}"`;
    return { kind: "openai", name: model, reason, sentTo: host };
  }
  const missing = await missingPart(sphinxPaths(config));
  if (missing) return nobody(`${missing}: candidates type their words`);
  const reason = "On this machine, English";
  return { kind: "pocketsphinx", name: "pocketsphinx", reason, sentTo: null };
}

function nobody(reason: string): TranscriptionStatus {
  return { kind: "none", name: null, reason, sentTo: null };
}

/** The recogniser of that status; null = none. */
export function createTranscriber(
  config: TranscriptionConfig,
  { kind }: TranscriptionStatus,
): Transcriber | null {
  if (kind === "none") return null;
  if (kind === "pocketsphinx") {
    return createPocketsphinx({ ...sphinxPaths(config), recognisers: config.recognisers });
  }
  const { baseUrl } = config;
  if (!baseUrl) throw new Error("Transcription has no address: set TRANSCRIBE_BASE_URL");
  return createOpenai({ ...config, baseUrl });
}

function sphinxPaths(config: TranscriptionConfig) {
  return { library: config.pocketsphinxLibrary, model: config.pocketsphinxModel };
}
