import type { JSX } from "preact";

interface BarProps {
  /** 0..1. */
  value: number;
  class?: string;
}

/** How far along, as a picture only: whoever uses it says the same in words. */
export function Bar({ value, class: name = "bar" }: BarProps): JSX.Element {
  const width = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <svg class={name} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="8" fill="currentColor" />
      <rect width={width} height="8" fill="currentColor" />
    </svg>
  );
}
