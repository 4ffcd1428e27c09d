/** Lets one loop sleep until something has happened, or until a time has passed. */
export interface Pulse {
  wake(): void;
  /** Resolves at the next wake, or after `ms`; at once if woken since the last wait. */
  wait(ms?: number): Promise<void>;
}

export function createPulse(): Pulse {
  let woken = false;
  let resolve: (() => void) | null = null;
  const wake = () => {
    woken = true;
    resolve?.();
  };
  return {
    wake,
    async wait(ms) {
      if (!woken) {
        const timer = ms === undefined ? undefined : setTimeout(wake, ms);
        await new Promise<void>((done) => resolve = done);
        clearTimeout(timer);
      }
      resolve = null;
      woken = false;
    },
  };
}
