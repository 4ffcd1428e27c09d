/** Any OpenAI-compatible endpoint: each utterance is sent when it is over. */
import type { Segment } from "../../../types.ts";
import {
  type Frame,
  SAMPLE_RATE,
  type Transcriber,
  type Utterance,
  type UtteranceOptions,
} from "../../types.ts";
import { type AudioFormat, encodeUtterance } from "./encode.server.ts";
import { Endpoint, type EndpointOptions } from "./endpoint.server.ts";
import { toSegment, toSegments } from "./response.ts";

export interface OpenaiOptions extends Omit<EndpointOptions, "language"> {
  readonly format: AudioFormat;
}

const LANGUAGE = "en";

export function createOpenai(options: OpenaiOptions): Transcriber {
  const endpoint = new Endpoint({ ...options, language: LANGUAGE });

  const recognise = async (
    frames: readonly Frame[],
    utterance: UtteranceOptions,
  ): Promise<Segment | null> => {
    const [first, last] = [frames[0], frames.at(-1)];
    if (!first || !last) return null;
    const endMs = Math.round(last.startMs + last.pcm.length / SAMPLE_RATE * 1000);
    const file = await encodeUtterance(frames, options);
    const response = await endpoint.transcribe(file, utterance);
    return toSegment(response, { startMs: Math.round(first.startMs), endMs });
  };

  return {
    name: options.model,
    language: LANGUAGE,
    open(utterance): Utterance {
      const frames: Frame[] = [];
      return {
        push: (frame) => Promise.resolve(void frames.push(frame)),
        end: () => recognise(frames, utterance),
      };
    },
    transcribeFile: async (file) => toSegments(await endpoint.transcribe(file, file)),
    close: () => Promise.resolve(),
  };
}
