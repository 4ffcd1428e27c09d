/** The two kinds of sound that are heard: an utterance in frames, and a recording that only others can decode. */
import type { Segment } from "../../speech/mod.ts";
import {
  type Frame,
  type RecordedFile,
  SAMPLE_RATE,
  type Utterance,
} from "../../speech/mod.server.ts";
import type { Sound } from "./call.server.ts";
import type { Recogniser } from "./parts.server.ts";

/** An utterance has at most 15 s, of which a hosted recogniser takes a few; the candidate waits for the last. */
const UTTERANCE_MS = 10_000;
/** As long as a call may take at all. */
const FILE_MS = 30_000;
/** Bits a second of the thinnest recording that the recorder makes. */
const LEAST_BITRATE = 12_000;

/** `open` gives the utterance that a recogniser is to hear it as; one that listened already has its frames. */
export function utteranceSound(
  frames: readonly Frame[],
  open: (recogniser: Recogniser, signal: AbortSignal) => Promise<Utterance>,
): Sound {
  const samples = frames.reduce((sum, { pcm }) => sum + pcm.length, 0);
  const seconds = samples / SAMPLE_RATE;
  return {
    mostSeconds: seconds,
    secondsOf: () => seconds,
    deadlineMs: UTTERANCE_MS,
    async hear(recogniser, signal) {
      const utterance = await open(recogniser, signal);
      const segment = await utterance.end();
      return segment ? [segment] : [];
    },
  };
}

export function fileSound(file: RecordedFile): Sound {
  const mostSeconds = file.bytes.length * 8 / LEAST_BITRATE;
  return {
    mostSeconds,
    secondsOf: (heard) => Math.min(mostSeconds, lengthOf(heard) || mostSeconds),
    deadlineMs: FILE_MS,
    async hear({ transcriber, model }, signal) {
      if (!transcriber.transcribeFile) {
        throw new TypeError(`Recogniser "${model.id}" hears no files: do not ask it`);
      }
      return await transcriber.transcribeFile({ ...file, signal });
    },
  };
}

/** In seconds: nothing else says how long a recording is that cannot be decoded here. */
const lengthOf = (segments: readonly Segment[]): number => (segments.at(-1)?.endMs ?? 0) / 1000;
