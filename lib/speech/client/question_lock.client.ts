/** Keeps a question to one tab: the others wait until it is let go. */
export interface QuestionLock {
  /** Whether this tab has the question, as soon as that is known. */
  isHeld(): Promise<boolean>;
  /** Lets go, or stops waiting. */
  release(): void;
}

interface LockEvents {
  /** Another tab has the question; this one waits. */
  onTaken(): void;
  onHeld(): void;
}

const nameOf = (question: string) => `rehearse-question-${question}`;

/** Browsers without Web Locks get the question at once. */
export function lockQuestion(question: string, { onTaken, onHeld }: LockEvents): QuestionLock {
  const stop = new AbortController();
  const { promise: known, resolve: know } = Promise.withResolvers<void>();
  let held = false;
  const hold = () => {
    held = true;
    know();
    onHeld();
    return new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
  };
  const wait = async () => {
    const name = nameOf(question);
    const free = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock && !stop.signal.aborted) await hold();
      return lock !== null;
    });
    if (free || stop.signal.aborted) return;
    know();
    onTaken();
    await navigator.locks.request(name, { signal: stop.signal }, hold).catch(() => {});
  };
  if ("locks" in navigator) void wait();
  else void hold();
  return {
    isHeld: () => known.then(() => held),
    release() {
      held = false;
      stop.abort();
    },
  };
}

/** Does the work unless another tab, or this one, is at that question; false = left undone. */
export async function withQuestion(question: string, work: () => Promise<void>): Promise<boolean> {
  if (!("locks" in navigator)) {
    await work();
    return true;
  }
  return await navigator.locks.request(
    nameOf(question),
    { ifAvailable: true },
    async (lock) => {
      if (lock) await work();
      return lock !== null;
    },
  );
}
