/** Runs on the audio thread: measures the sound and hands it out in frames of 60 ms at 16 kHz. */
import { createDecimator } from "../features/decimator.ts";
import { createSoundMeter, SPEECH_RATE } from "../features/sound_meter.ts";
import { createFramer } from "./framer.ts";
import { FRAME_SAMPLES, type FromMeter, METER } from "./meter_messages.ts";

/** The part of AudioWorkletGlobalScope used here; TypeScript's DOM types leave it out. */
interface WorkletScope {
  readonly sampleRate: number;
  readonly AudioWorkletProcessor: new () => { readonly port: MessagePort };
  registerProcessor(name: string, processor: new () => unknown): void;
}

const scope = globalThis as unknown as WorkletScope;
const STATS_MS = 100;

class MeterProcessor extends scope.AudioWorkletProcessor {
  readonly #meter = createSoundMeter({ sampleRate: SPEECH_RATE });
  readonly #decimate = createDecimator({ from: scope.sampleRate, to: SPEECH_RATE });
  readonly #framer = createFramer(FRAME_SAMPLES, (samples) => {
    this.#post({ type: "frame", samples }, [samples.buffer]);
  });
  #toldMs = 0;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#framer.flush();
      this.#post({ type: "flushed" });
    };
  }

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const channel = input?.[0];
    if (!channel) return true;
    const samples = this.#decimate(channel);
    this.#framer.push(samples);
    this.#meter.push(samples);
    const stats = this.#meter.stats();
    if (stats.timeMs - this.#toldMs >= STATS_MS) {
      this.#toldMs = stats.timeMs;
      this.#post({ type: "stats", stats });
    }
    return true;
  }

  #post(message: FromMeter, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }
}

scope.registerProcessor(METER, MeterProcessor);
