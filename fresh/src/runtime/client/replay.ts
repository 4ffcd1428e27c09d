/** An event that came before its island: type, target, start marker of the island. */
export type EarlyEvent = [type: string, target: HTMLElement, island: Comment];

declare global {
  interface Document {
    /** Made by the inline snippet; see `replay_snippet.ts`. */
    frshQ?: EarlyEvent[];
  }
}

/** Hands over the events queued so far, and from now on each new one. */
export function takeEarlyEvents(take: (event: EarlyEvent) => void): void {
  const queue: EarlyEvent[] = document.frshQ ?? [];
  queue.forEach(take);
  queue.push = (event) => {
    take(event!);
    return Array.prototype.push.call(queue, event);
  };
}

/**
 * To be called before the island renders, so that what was typed is kept. The function returned
 * replays the events, once each and in order, each seeing what the last one did.
 */
export function holdEvents(events: EarlyEvent[]): () => void {
  const replays = events.map(hold);
  const next = () => {
    replays.shift()?.();
    if (replays.length > 0) setTimeout(next);
  };
  return next;
}

function hold([type, target]: EarlyEvent): () => void {
  const { value, checked } = target as HTMLInputElement;
  target.removeAttribute("aria-busy");
  return () => {
    if (type !== "input") return submitOrClick(target);
    Object.assign(target, { value, checked });
    for (const name of ["input", "change"]) {
      target.dispatchEvent(new Event(name, { bubbles: true }));
    }
  };
}

function submitOrClick(target: HTMLElement): void {
  if (target instanceof HTMLFormElement) target.requestSubmit();
  else target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}
