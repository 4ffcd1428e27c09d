/** Transcription on a real database: a model at an endpoint on loopback, and a scripted recogniser on this machine. */
import { testDatabase } from "../../../../tests/support/database.ts";
import { encodeOpus } from "../../../../tests/support/speech.ts";
import { insertAnswer } from "../../../../tests/support/spoken_answer.ts";
import type { Database, OpenDatabase } from "../../../db/mod.ts";
import { seededRandom } from "../../../random.ts";
import { createOpenai, type Frame, type Transcriber } from "../../../speech/mod.server.ts";
import { type Caps, createBudgets, createLedger } from "../../money/mod.server.ts";
import { type Clock, systemClock } from "../../shared/clock.ts";
import type { Model } from "../../spec/model.ts";
import type { Recogniser, Recognisers } from "../parts.server.ts";
import { createExperiments } from "../../experiments/mod.server.ts";
import { createTranscription, type Transcription } from "../transcription.server.ts";
import {
  type Behaviour,
  startTranscriptionEndpoint,
  type TranscriptionEndpoint,
} from "../../../../tests/support/transcription_endpoint.ts";

/** $0.36 an hour: 100,000 nano-dollars a second. */
export const WHISPER: Model = {
  id: "test/whisper",
  provider: "test",
  name: "whisper-1",
  prices: { input: 0, cachedInput: 0, output: 0, audioSecond: 100_000_000 },
  contextTokens: 448,
  maxOutputTokens: 224,
  abilities: ["transcribe"],
  quality: 0.95,
  concurrency: 2,
};

/** Free, and not very good. */
export const LOCAL: Model = {
  ...WHISPER,
  id: "here",
  provider: "settings",
  prices: { ...WHISPER.prices, audioSecond: 0 },
  quality: 0.2,
};

export const PLACE = "speech.example";

/** Three seconds of sound. */
export const FRAMES: readonly Frame[] = encodeOpus(
  Int16Array.from({ length: 48_000 }, (_, at) => 8000 * Math.sin(at / 5)),
).map((packet, index) => ({ startMs: index * 60, packet, pcm: new Float32Array(960).fill(0.25) }));

/** Hears how many frames it was given. */
export const listener = (heard: number[] = []): Transcriber => ({
  name: "here",
  language: "en",
  open({ onPartial }) {
    let frames = 0;
    return {
      push() {
        frames++;
        onPartial?.(`${frames} frames`);
        return Promise.resolve();
      },
      end() {
        heard.push(frames);
        const text = "heard here";
        return Promise.resolve({ text, startMs: 0, endMs: 3000, confidence: 0.8, words: [] });
      },
    };
  },
  close: () => Promise.resolve(),
});

/** A recogniser whose program does not start. */
export const BROKEN: Transcriber = {
  ...listener(),
  open: () => ({
    push: () => Promise.resolve(),
    end: () => Promise.reject(new Error("Decoder ended")),
  }),
};

export interface TestTranscription extends AsyncDisposable {
  readonly db: Database;
  readonly endpoint: TranscriptionEndpoint;
  readonly transcription: Transcription;
  readonly transcriber: Transcriber;
  readonly answerId: string;
  readonly faults: unknown[];
}

interface TestParts {
  readonly endpoint: readonly Behaviour[];
  /** Null = none is installed. */
  readonly local?: Transcriber | null;
  readonly place?: string | null;
  readonly model?: Partial<Model>;
  readonly caps?: Partial<Caps>;
  readonly clock?: Clock;
  /** A new one by default. */
  readonly open?: OpenDatabase;
}

const NO_CAPS: Caps = { dayNano: null, candidateDayNano: null, interviewNano: null };

export async function testTranscription(parts: TestParts): Promise<TestTranscription> {
  const { endpoint: script, local = listener(), place = PLACE, model, caps } = parts;
  const { clock = systemClock } = parts;
  const open = parts.open ?? await testDatabase();
  const { db } = open;
  const endpoint = await startTranscriptionEndpoint(...script);
  const recognisers: Recognisers = {
    local: local && { model: LOCAL, transcriber: local, place: null },
    others: [whisperAt(endpoint.url, { model: { ...WHISPER, ...model }, place })],
  };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const transcription = createTranscription({
    db,
    recognisers,
    ledger: createLedger({ db, clock }),
    budgets: createBudgets({ db, clock, caps: { ...NO_CAPS, ...caps } }),
    clock,
    random: seededRandom(1),
    experiments: createExperiments({ db, clock, definitions: [], onFault }),
    onFault,
  });
  return {
    db,
    endpoint,
    transcription,
    transcriber: transcription.chosen!.transcriber,
    answerId: await insertAnswer(db),
    faults,
    [Symbol.asyncDispose]: async () => {
      await endpoint[Symbol.asyncDispose]();
      await open.close();
    },
  };
}

/** A model at the endpoint, as the models file would declare it. */
export function whisperAt(
  baseUrl: string,
  { model = WHISPER, place = PLACE }: { model?: Model; place?: string | null } = {},
): Recogniser {
  const { name, concurrency } = model;
  const options = { baseUrl, apiKey: null, model: name, format: "ogg", retries: 0 } as const;
  return { model, place, transcriber: createOpenai({ ...options, recognisers: concurrency }) };
}

/** Speaks three seconds and gives what was heard. */
export async function hearUtterance(
  { transcriber, answerId }: Pick<TestTranscription, "transcriber" | "answerId">,
  options: { readonly onPartial?: (text: string) => void; readonly signal?: AbortSignal } = {},
) {
  const utterance = transcriber.open({ answerId, ...options });
  for (const frame of FRAMES) await utterance.push(frame);
  return await utterance.end();
}

export const requestsOf = (db: Database) =>
  db.selectFrom("ai_requests").selectAll().orderBy("created_at").execute();

export const callsOf = (db: Database) =>
  db.selectFrom("ai_calls").selectAll().orderBy("number").execute();
