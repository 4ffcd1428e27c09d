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
  const source = new ReadableStreamSource(ReadableStream.from(chunks), {
    maxCacheSize: CACHE_BYTES,
    handleUnhandledError: () => {},
  });
  using input = new Input({ formats: [WEBM, OGG, MP4], source });
  const track = await openTrack(input);
  for await (const packet of new EncodedPacketSink(track).packets()) yield packet.data;
}

async function openTrack(input: Input): Promise<InputAudioTrack> {
  try {
    const track = await input.getPrimaryAudioTrack();
    const codec = await track?.getCodec();
    if (track && codec === "opus") return track;
    throw new AppError("unsupported_audio", `Recording of "${codec}" cannot be decoded`);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("unsupported_audio", "Recording cannot be read", { cause });
  }
}
