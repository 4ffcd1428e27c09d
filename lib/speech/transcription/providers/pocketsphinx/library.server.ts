/**
 * libpocketsphinx 5prealpha (Debian's libpocketsphinx3) through FFI. Runs in a child process only: a crash in C
 * ends that process and nothing else.
 */
import type { DecodedWord } from "./messages.ts";

const SYMBOLS = {
  ps_args: { parameters: [], result: "pointer" },
  ps_init: { parameters: ["pointer"], result: "pointer" },
  ps_start_stream: { parameters: ["pointer"], result: "i32" },
  ps_start_utt: { parameters: ["pointer"], result: "i32" },
  ps_process_raw: {
    parameters: ["pointer", "buffer", "usize", "i32", "i32"],
    result: "i32",
  },
  ps_end_utt: { parameters: ["pointer"], result: "i32" },
  ps_get_hyp: { parameters: ["pointer", "pointer"], result: "pointer" },
  ps_get_logmath: { parameters: ["pointer"], result: "pointer" },
  ps_seg_iter: { parameters: ["pointer"], result: "pointer" },
  ps_seg_next: { parameters: ["pointer"], result: "pointer" },
  ps_seg_word: { parameters: ["pointer"], result: "pointer" },
  ps_seg_frames: { parameters: ["pointer", "buffer", "buffer"], result: "void" },
  ps_seg_prob: { parameters: ["pointer", "pointer", "pointer", "pointer"], result: "i32" },
} as const satisfies Deno.ForeignLibraryInterface;

const BASE_SYMBOLS = {
  cmd_ln_parse_r: {
    parameters: ["pointer", "pointer", "i32", "buffer", "i32"],
    result: "pointer",
  },
  logmath_exp: { parameters: ["pointer", "i32"], result: "f64" },
} as const satisfies Deno.ForeignLibraryInterface;

/** A loaded decoder. Not reentrant: one utterance at a time. */
export interface Decoder {
  start(): void;
  /** 16 kHz mono 16-bit samples; returns the words so far. */
  process(samples: Int16Array): string;
  end(): DecodedWord[];
}

export interface LibraryPaths {
  /** libpocketsphinx.so.3, by name or path. */
  readonly library: string;
  /** Folder with the acoustic model, the dictionary and the language model, as Debian lays it out. */
  readonly model: string;
}

/**
 * Loads the library and the model (0.3 to 0.5 s, about 90 MiB).
 *
 * @throws Error where the library or the model cannot be loaded
 */
export function loadDecoder({ library, model }: LibraryPaths): Decoder {
  const sphinx = Deno.dlopen(library, SYMBOLS).symbols;
  const base = Deno.dlopen(library.replace("pocketsphinx", "sphinxbase"), BASE_SYMBOLS).symbols;
  const config = base.cmd_ln_parse_r(null, sphinx.ps_args(), ...commandLine(model), 1);
  const decoder = config && sphinx.ps_init(config);
  if (!decoder) throw new Error(`Cannot load the model "${model}": check POCKETSPHINX_MODEL`);
  const logmath = sphinx.ps_get_logmath(decoder);

  return {
    start() {
      sphinx.ps_start_stream(decoder);
      if (sphinx.ps_start_utt(decoder) < 0) throw new Error("Cannot start an utterance");
    },
    process(samples) {
      sphinx.ps_process_raw(decoder, bytesOf(samples), BigInt(samples.length), 0, 0);
      return textAt(sphinx.ps_get_hyp(decoder, null));
    },
    end() {
      sphinx.ps_end_utt(decoder);
      const words: DecodedWord[] = [];
      const start = new Int32Array(1);
      const end = new Int32Array(1);
      let segment = sphinx.ps_seg_iter(decoder);
      while (segment) {
        sphinx.ps_seg_frames(segment, bytesOf(start), bytesOf(end));
        const posterior = sphinx.ps_seg_prob(segment, null, null, null);
        words.push({
          text: textAt(sphinx.ps_seg_word(segment)),
          startFrame: start[0] ?? 0,
          endFrame: end[0] ?? 0,
          probability: base.logmath_exp(logmath, posterior),
        });
        segment = sphinx.ps_seg_next(segment);
      }
      return words;
    },
  };
}

/**
 * The arguments of the decoder. Without the second (flat) pass and with fewer active phones it is four times
 * as fast at the same word error rate. The first cepstral means are those of a close microphone, so that the
 * first utterance is not spoilt while live normalisation settles.
 */
function commandLine(model: string): [number, Uint8Array<ArrayBuffer>] {
  const options = [
    ["-hmm", `${model}/en-us`],
    ["-lm", `${model}/en-us.lm.bin`],
    ["-dict", `${model}/cmudict-en-us.dict`],
    ["-fwdflat", "no"],
    ["-maxhmmpf", "3000"],
    ["-cmninit", "53,1,14,18,4,1,3,-6,-5,-4,6,4,5"],
    ["-remove_silence", "no"],
    ["-logfn", "/dev/null"],
  ].flat();
  return argumentVector(["pocketsphinx", ...options]);
}

/** Kept alive for as long as the process: C reads the strings at any time. */
const pinned: Uint8Array[] = [];

function argumentVector(values: readonly string[]): [number, Uint8Array<ArrayBuffer>] {
  const pointers = new BigUint64Array(values.length);
  values.forEach((value, index) => {
    const text = new TextEncoder().encode(`${value}\0`);
    pinned.push(text);
    pointers[index] = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(text)));
  });
  pinned.push(bytesOf(pointers));
  return [values.length, bytesOf(pointers)];
}

function bytesOf(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
}

function textAt(pointer: Deno.PointerValue): string {
  return pointer ? new Deno.UnsafePointerView(pointer).getCString() : "";
}
