/** A stored answer as a file to listen to. */
import { AppError } from "../errors.ts";
import { type AudioFile, inMemory } from "./container/audio_file.ts";
import { openOgg } from "./container/ogg.ts";
import { remux } from "./container/remux.server.ts";
import { isUnsupported, opusPackets, type ReadLog } from "./frames.server.ts";
import type { Codec } from "./types.ts";

/** Ogg plays everywhere but in Safari before 18.4, which plays MP4. */
export type ListeningFormat = "ogg" | "mp4";

export interface ListeningOptions {
  readonly codec: Codec;
  readonly format?: ListeningFormat;
}

/**
 * Opens an answer's sound; Ogg is made as it is read, MP4 in memory. What is not Opus is given as recorded.
 *
 * @throws AppError "not_found" where there is no sound
 */
export async function openRecording(
  read: ReadLog,
  { codec, format = "ogg" }: ListeningOptions,
): Promise<AudioFile> {
  if (!await hasSound(read)) throw new AppError("not_found", "No sound is stored");
  try {
    if (format === "mp4") {
      const bytes = await remux(opusPackets(read, { codec }), { format });
      return inMemory(bytes, "audio/mp4");
    }
    return await openOgg((from) => packetsFrom(read, { codec, from }));
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    return await asRecorded(read, codec);
  }
}

async function hasSound(read: ReadLog): Promise<boolean> {
  for await (const _ of read(0)) return true;
  return false;
}

/** Packets of a container are counted from its start; bare ones have the numbers of the log. */
async function* packetsFrom(
  read: ReadLog,
  { codec, from }: { readonly codec: Codec; readonly from: number },
): AsyncGenerator<Uint8Array> {
  let skip = codec === "opus" ? 0 : from;
  for await (const packet of opusPackets(read, { codec, from: from - skip })) {
    if (skip-- <= 0) yield packet;
  }
}

async function asRecorded(read: ReadLog, codec: Codec): Promise<AudioFile> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of read(0)) parts.push(part as Uint8Array<ArrayBuffer>);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return inMemory(bytes, `audio/${codec}`);
}
