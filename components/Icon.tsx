import type { JSX } from "preact";

const PATHS = {
  /** The mark of Rehearse: a speech bubble that comes round again. */
  brand: "M21 12a9 9 0 1 1-3.2-6.9M21 3v5h-5M8 11v3M12 9v7M16 11v3",
  play: "M7 5l11 7-11 7z",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
} as const;

/** A small line drawing beside words that say the same; hidden from screen readers. */
export function Icon(
  { name, size = 20 }: { name: keyof typeof PATHS; size?: number },
): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
