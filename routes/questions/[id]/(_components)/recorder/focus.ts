import type { RefObject } from "preact";

/** Moves the focus to an element that the next rendering shows, so that the keyboard is never left nowhere. */
export function focusOnceShown(element: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => element.current?.focus());
}
