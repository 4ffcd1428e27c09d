const HEADER_BYTES = 44;
const RATE = 16_000;

/** A WAV file (RIFF, 16-bit PCM) of 16 kHz mono frames. */
export function muxWav(frames: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const samples = new Int16Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    for (const sample of frame) {
      samples[at++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    }
  }
  return wavOf(samples, RATE);
}

/** A WAV file of one channel; `sampleRate` in Hz. */
export function wavOf(samples: Int16Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  tag(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, "data");
  view.setUint32(40, samples.byteLength, true);
  samples.forEach((sample, index) => view.setInt16(HEADER_BYTES + index * 2, sample, true));
  return bytes;
}
