/** An event that came before its island: type, target, start marker of the island. */
export type EarlyEvent = [type: string, target: HTMLElement, island: Comment];

interface EarlyQueue extends Array<EarlyEvent> {}

declare global {
  interface Document {
    /** Made by the inline snippet; see `replay_snippet.ts`. */
    frshQ?: EarlyQueue;
  }
}

/** Hands over the events queued so far, and from now on each new one. */
export function takeEarlyEvents(take: (event: EarlyEvent) => void): void {
  const queue: EarlyQueue = document.frshQ ??= [];
  queue.forEach(take);
  queue.push = (event) => {
    take(event as EarlyEvent);
    return Array.prototype.push.call(queue, event);
  };
}

/**
 * Takes events out of the queue, to be called before the island renders: what was typed is kept.
 * The function returned replays them, once each and in order, each seeing what the last one did.
 */
export function holdEvents(events: EarlyEvent[]): () => void {
  const replays = events.map(hold);
  const next = () => {
    replays.shift()?.();
    if (replays.length > 0) setTimeout(next);
  };
  return next;
}

function hold(event: EarlyEvent): () => void {
  const [type, target] = event;
  document.frshQ?.splice(document.frshQ.indexOf(event), 1);
  target.removeAttribute("aria-busy");
  if (type !== "input") return () => submitOrClick(target);
  const { value, checked } = target as HTMLInputElement;
  return () => {
    Object.assign(target, checked === undefined ? { value } : { value, checked });
    for (const name of ["input", "change"]) {
      target.dispatchEvent(new Event(name, { bubbles: true }));
    }
  };
}

function submitOrClick(target: HTMLElement): void {
  if (target instanceof HTMLFormElement) target.requestSubmit();
  else {target.dispatchEvent(
      new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }),
    );}
}
