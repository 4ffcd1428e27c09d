/** Opus packets out of what browsers' MediaRecorder makes: WebM, Ogg or MP4, read while it is still being made. */
import {
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  MP4,
  OGG,
  ReadableStreamSource,
  WEBM,
} from "mediabunny";
import { AppError } from "../../errors.ts";
import { splitFiles } from "./split_files.ts";

/** Sequential reading needs little: MediaRecorder's chunks are a few kB. */
const CACHE_BYTES = 512 * 1024;

/**
 * The Opus packets of a recording, in order, as soon as its chunks are there.
 *
 * @throws AppError "unsupported_audio" where it is no such container, or not Opus in it
 */
export async function* demuxOpus(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const file of splitFiles(chunks)) yield* demuxFile(file);
}

async function* demuxFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = watch(chunks);
  const stream = new ReadableStreamSource(ReadableStream.from(source.chunks), {
    maxCacheSize: CACHE_BYTES,
    handleUnhandledError: () => {},
  });
  using input = new Input({ formats: [WEBM, OGG, MP4], source: stream });
  try {
    const track = await openTrack(input);
    for await (const packet of new EncodedPacketSink(track).packets()) yield packet.data;
  } catch (error) {
    source.rethrow();
    // Damaged later on: what was read so far stands.
    if (error instanceof AppError) throw error;
  }
}

/** Keeps the error of the chunks themselves apart from what their reader makes of it. */
function watch(chunks: AsyncIterable<Uint8Array>) {
  let failure: { readonly error: unknown } | null = null;
  async function* watched() {
    try {
      yield* chunks;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  return {
    chunks: watched(),
    rethrow() {
      if (failure) throw failure.error;
    },
  };
}

async function openTrack(input: Input): Promise<InputAudioTrack> {
  const track = await input.getPrimaryAudioTrack().catch((cause) => {
    throw new AppError("unsupported_audio", "Recording cannot be read", { cause });
  });
  const codec = await track?.getCodec();
  if (track && codec === "opus") return track;
  throw new AppError("unsupported_audio", `Recording of "${codec}" cannot be decoded`);
}
