/** An utterance as a file that the endpoint takes. */
import { muxOgg } from "../../../container/ogg.ts";
import { remux } from "../../../container/remux.server.ts";
import { muxWav } from "../../../container/wav.ts";
import type { Frame, RecordedFile } from "../../types.ts";

export type AudioFormat = "ogg" | "webm" | "wav";

/** WAV is ten times as large, for endpoints that read nothing else; the others hold the packets as recorded. */
export async function encodeUtterance(
  frames: readonly Frame[],
  { format }: { readonly format: AudioFormat },
): Promise<RecordedFile> {
  const packets = frames.map(({ packet }) => packet);
  if (format === "ogg") return { bytes: await muxOgg(packets), type: "audio/ogg" };
  if (format === "webm") return { bytes: await remux(packets, { format }), type: "audio/webm" };
  return { bytes: muxWav(frames.map(({ pcm }) => pcm)), type: "audio/wav" };
}
