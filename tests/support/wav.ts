/** Reads 16-bit mono PCM WAV files. */

/** The samples of a RIFF/WAVE file with one 16-bit channel. */
export interface Wav {
  readonly sampleRate: number;
  readonly samples: Int16Array<ArrayBuffer>;
}

/** @throws Error when the bytes are not a mono 16-bit WAV file */
export function readWav(bytes: Uint8Array): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("Not a WAV file");
  let sampleRate = 0;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true)) {
    if (tag(at) === "fmt ") {
      if (view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16) {
        throw new Error(
          "Only mono WAV files of 16 bits can be read: convert it with sox -c 1 -b 16",
        );
      }
      sampleRate = view.getUint32(at + 12, true);
    }
    if (tag(at) === "data") {
      const length = Math.min(view.getUint32(at + 4, true), bytes.length - at - 8);
      const data = bytes.slice(at + 8, at + 8 + length - (length % 2));
      return { sampleRate, samples: new Int16Array(data.buffer) };
    }
  }
  throw new Error("A WAV file without a data chunk");
}
