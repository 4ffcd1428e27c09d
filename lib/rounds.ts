/** Work that is done again and again, in the background. */

interface RoundOptions {
  /** Milliseconds from the end of a round to the next. */
  readonly everyMs: number;
  /** Told of a round that failed; the next one tries again. */
  readonly onFault: (error: unknown) => void;
}

/** Begins at once and goes on until it is disposed of. */
export function startRounds(
  work: () => Promise<void>,
  { everyMs, onFault }: RoundOptions,
): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const round = async () => {
    try {
      await work();
    } catch (error) {
      if (!ended) onFault(error);
    }
    if (!ended) timer = setTimeout(round, everyMs);
  };
  void round();
  return {
    [Symbol.dispose]: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}
