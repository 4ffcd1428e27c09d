import type { SoundStats } from "../features/sound_meter.ts";

/** Name under which meter.worklet.ts registers its processor. */
export const METER = "rehearse-meter";
/** Samples at 16 kHz in one frame: 60 ms. */
export const FRAME_SAMPLES = 960;

/** Meter to page: a frame of 60 ms at 16 kHz, or how the sound is now. */
export type FromMeter =
  | { readonly type: "frame"; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly type: "stats"; readonly stats: SoundStats }
  | { readonly type: "flushed" };

/** Page to meter: give out the frame that is not full yet, padded with silence. */
export type ToMeter = { readonly type: "flush" };
