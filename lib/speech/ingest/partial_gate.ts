/** Lets the newest text through, at most once in `everyMs`. */
export interface PartialGate extends Disposable {
  offer(text: string): void;
  /** Forgets a text that waits: the final one has come. */
  clear(): void;
}

export function createPartialGate(
  send: (text: string) => void,
  { everyMs }: { readonly everyMs: number },
): PartialGate {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const open = () => {
    timer = null;
    if (waiting === null) return;
    send(waiting);
    waiting = null;
    timer = setTimeout(open, everyMs);
  };
  return {
    offer(text) {
      waiting = text;
      if (timer === null) open();
    },
    clear: () => waiting = null,
    [Symbol.dispose]() {
      waiting = null;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
