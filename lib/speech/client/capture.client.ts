import type { SoundStats } from "../features/sound_meter.ts";
import { type FromMeter, METER, type ToMeter } from "./meter_messages.ts";

/** An open microphone. Nothing leaves it before `resume`. */
export interface Capture {
  /** For a MediaRecorder, where the frames cannot be encoded. */
  readonly stream: MediaStream;
  resume(): Promise<void>;
  /** Resolves when the last frame, padded with silence, has been handed out. */
  pause(): Promise<void>;
  /** Gives the microphone back. */
  close(): Promise<void>;
}

export interface CaptureEvents {
  /** 60 ms of mono sound at 16 kHz. */
  onFrame(samples: Float32Array<ArrayBuffer>): void;
  /** Ten times a second. */
  onStats(stats: SoundStats): void;
  /** The microphone was unplugged, or taken away. */
  onLost(): void;
}

/** Safari's state while a call has the microphone. */
const INTERRUPTED: AudioContextState = "interrupted";

/** Cleaned-up mono speech; tests switch the cleaning off. */
const CONSTRAINTS: MediaTrackConstraints = {
  channelCount: 1,
  autoGainControl: true,
  noiseSuppression: true,
  echoCancellation: true,
};

/**
 * Asks for the microphone and connects it to the meter.
 *
 * @throws {DOMException} as getUserMedia does
 */
export async function openCapture(
  events: CaptureEvents,
  constraints: MediaTrackConstraints = {},
): Promise<Capture> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { ...CONSTRAINTS, ...constraints },
  });
  try {
    return await connect(stream, events);
  } catch (error) {
    stopTracks(stream);
    throw error;
  }
}

/** The context runs at the device's own rate: Firefox takes no other (bugzilla 1674892). */
async function connect(stream: MediaStream, events: CaptureEvents): Promise<Capture> {
  const context = new AudioContext();
  await context.audioWorklet.addModule(new URL("./meter.worklet.ts", import.meta.url));
  const meter = new AudioWorkletNode(context, METER, {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: "explicit",
  });
  let flushed = () => {};
  meter.port.onmessage = ({ data }: MessageEvent<FromMeter>) => {
    if (data.type === "frame") events.onFrame(data.samples);
    else if (data.type === "stats") events.onStats(data.stats);
    else flushed();
  };
  const source = context.createMediaStreamSource(stream);
  for (const track of stream.getTracks()) track.onended = events.onLost;
  context.onstatechange = () => {
    if (context.state === INTERRUPTED) events.onLost();
  };
  return {
    stream,
    async resume() {
      await context.resume();
      source.connect(meter);
    },
    async pause() {
      source.disconnect();
      if (context.state !== "running") return;
      const done = new Promise<void>((resolve) => flushed = resolve);
      meter.port.postMessage({ type: "flush" } satisfies ToMeter);
      await done;
    },
    async close() {
      stopTracks(stream);
      meter.port.onmessage = context.onstatechange = null;
      if (context.state !== "closed") await context.close();
    },
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}
