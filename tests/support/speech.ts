/** Real speech for tests and the demo: flite's voice, coded as Opus by libopus (WASM). */
import { Encoder } from "@evan/opus/wasm/index.mjs";
import { wavOf } from "../../lib/speech/container/wav.ts";
import { readWav, type Wav } from "./wav.ts";

/** flite voices that the en-us model understands; espeak's it does not. */
export type Voice = "rms" | "slt" | "awb";

/** Speaks `text` with flite: 16 kHz mono, without silence around it. */
export async function speak(text: string, options: { voice?: Voice } = {}): Promise<Wav> {
  const file = await Deno.makeTempFile({ suffix: ".wav" });
  try {
    const { success, stderr } = await new Deno.Command("flite", {
      args: ["-voice", options.voice ?? "rms", "-t", text, "-o", file],
      stdout: "null",
    }).output();
    if (!success) throw new Error(`flite failed: ${new TextDecoder().decode(stderr)}`);
    return readWav(await Deno.readFile(file));
  } finally {
    await Deno.remove(file);
  }
}

/** The same sound with `beforeMs` and `afterMs` of silence around it. */
export function withSilence(wav: Wav, { beforeMs = 0, afterMs = 0 }): Wav {
  const at = (ms: number) => Math.round(ms / 1000 * wav.sampleRate);
  const samples = new Int16Array(at(beforeMs) + wav.samples.length + at(afterMs));
  samples.set(wav.samples, at(beforeMs));
  return { sampleRate: wav.sampleRate, samples };
}

/** In seconds. */
export const durationOf = ({ samples, sampleRate }: Wav): number => samples.length / sampleRate;

/** Writes `wav` to a temporary file, for example as Chromium's microphone. */
export async function temporaryWav(wav: Wav): Promise<string> {
  const file = await Deno.makeTempFile({ suffix: ".wav" });
  await Deno.writeFile(file, wavOf(wav.samples, wav.sampleRate));
  return file;
}

const FRAME_SAMPLES = 960;
const SET_BITRATE = 4002;

/** Opus packets of 60 ms as the recorder makes them: 16 kHz, mono, voip; the last is padded with silence. */
export function encodeOpus(samples: Int16Array, { bitrate = 16_000 } = {}): Uint8Array[] {
  const encoder = new Encoder({ channels: 1, sample_rate: 16_000, application: "voip" });
  encoder.ctl(SET_BITRATE, bitrate);
  const packets: Uint8Array[] = [];
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) {
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(samples.subarray(at, at + FRAME_SAMPLES));
    packets.push(new Uint8Array(encoder.encode(frame)));
  }
  return packets;
}
