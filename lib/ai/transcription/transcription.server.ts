/** The parts of transcription, put together. */
import type { ChosenTranscriber } from "../../speech/mod.server.ts";
import type { Random } from "../../random.ts";
import { HealthRecord, type ModelHealth } from "../reliability/health.ts";
import type { Router } from "../routing/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import { createSoundRouter } from "./choice.ts";
import { allOf, type Recognisers, type TranscriptionParts } from "./parts.server.ts";
import { routeTranscription } from "./routed_transcriber.server.ts";

interface Parts extends Omit<TranscriptionParts, "recognisers" | "router" | "health"> {
  readonly recognisers: Recognisers | null;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Transcription {
  /** Those that can be chosen. */
  readonly models: readonly Model[];
  /** Where sound may go. */
  readonly places: readonly string[];
  /** Null = speech is as the settings say. */
  readonly chosen: ChosenTranscriber | null;
  /** Of its own: sound is counted and judged otherwise than texts. */
  readonly router: Router;
  health(modelId: string): ModelHealth;
}

export function createTranscription({ recognisers, ...parts }: Parts): Transcription {
  const { clock, random } = parts;
  const all = recognisers ? allOf(recognisers) : [];
  const models = all.map(({ model }) => model);
  const health = new HealthRecord({ clock, random, breaking: true });
  const router = createSoundRouter({ models, health, clock, random });
  return {
    models,
    places: [...new Set(all.flatMap(({ place }) => place ?? []))],
    chosen: recognisers && routeTranscription({ ...parts, recognisers, router, health }),
    router,
    health: (id) => health.of(id),
  };
}
