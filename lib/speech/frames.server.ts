/** An answer's log as sound: whatever the browser recorded becomes Opus packets, and these become frames of PCM. */
import { setImmediate } from "node:timers/promises";
import { AppError } from "../errors.ts";
import { demuxOpus } from "./container/demux.server.ts";
import { createOpusDecoder } from "./opus.server.ts";
import { opusDuration } from "./opus_packet.ts";
import { FRAME_MS } from "./protocol.ts";
import type { Frame } from "./transcription/types.ts";
import type { Codec } from "./types.ts";

/** Packets that a decoder needs before its sound is right again: 80 ms (RFC 7845, section 4.6). */
const WARM_UP_MS = 2 * FRAME_MS;

/** Other work gets its turn after this many packets, which take some 15 ms to decode and measure. */
const BREATH_PACKETS = 50;

/** One packet of 60 ms that says nothing (RFC 6716: SILK, wideband, an empty frame). */
const SILENCE = Uint8Array.of(0x58);

/** Gives what was recorded from packet `from` of the log on. */
export type ReadLog = (from: number) => AsyncIterable<Uint8Array>;

/**
 * The Opus packets of an answer from packet `from` on; `from` must be 0 unless the codec is "opus".
 *
 * @throws AppError "unsupported_audio" where the sound is not Opus
 */
export function opusPackets(
  read: ReadLog,
  { codec, from = 0 }: { readonly codec: Codec; readonly from?: number },
): AsyncIterable<Uint8Array> {
  return codec === "opus" ? barePackets(read(from)) : soundPackets(demuxOpus(read(from)));
}

/** What is not a packet of 60 ms becomes silence of 60 ms, so that packet number and time stay in step. */
async function* barePackets(packets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const packet of packets) {
    yield opusDuration(packet) === FRAME_MS ? packet : SILENCE;
  }
}

async function* soundPackets(packets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const packet of packets) if (opusDuration(packet) !== null) yield packet;
}

/**
 * The frames of an answer from `fromMs` on, which must be where a frame starts.
 *
 * @throws AppError "unsupported_audio" where the sound is not Opus
 */
export async function* readFrames(
  read: ReadLog,
  { codec, fromMs = 0 }: { readonly codec: Codec; readonly fromMs?: number },
): AsyncGenerator<Frame> {
  const from = codec === "opus" ? Math.max(0, Math.floor((fromMs - WARM_UP_MS) / FRAME_MS)) : 0;
  using decoder = await createOpusDecoder();
  let startMs = from * FRAME_MS;
  let packets = 0;
  for await (const packet of opusPackets(read, { codec, from })) {
    const duration = opusDuration(packet) ?? 0;
    if (startMs >= fromMs - WARM_UP_MS) {
      const pcm = decoder.decode(packet);
      if (startMs >= fromMs) yield { startMs, packet, pcm };
    }
    startMs += duration;
    if (++packets % BREATH_PACKETS === 0) await setImmediate();
  }
}

/** Whether reading failed because the sound cannot be decoded here, such as AAC. */
export function isUnsupported(error: unknown): boolean {
  return error instanceof AppError && error.code === "unsupported_audio";
}
