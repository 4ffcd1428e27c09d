/** Cuts a stream of samples into frames of equal length. */
export interface Framer {
  push(samples: Float32Array): void;
  /** Gives out what is left, padded with silence; nothing when nothing is. */
  flush(): void;
}

/** `onFrame` is given a new array each time. */
export function createFramer(
  length: number,
  onFrame: (frame: Float32Array<ArrayBuffer>) => void,
): Framer {
  let frame = new Float32Array(length);
  let filled = 0;
  const emit = () => {
    onFrame(frame);
    frame = new Float32Array(length);
    filled = 0;
  };
  return {
    push(samples) {
      for (let at = 0; at < samples.length;) {
        const part = samples.subarray(at, at + length - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === length) emit();
      }
    },
    flush() {
      if (filled > 0) emit();
    },
  };
}
