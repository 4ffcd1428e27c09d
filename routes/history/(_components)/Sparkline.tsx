import type { JSX } from "preact";

const WIDTH = 200;
const HEIGHT = 44;
const MARGIN = 6;

interface SparklineProps {
  /** In order of time, at least one. */
  values: readonly number[];
  /** The scale; else from the lowest value to the highest. */
  range?: readonly [low: number, high: number];
}

/** A line through the values with a dot on the last; whoever uses it says the same in words. */
export function Sparkline({ values, range }: SparklineProps): JSX.Element {
  const [low, high] = range ?? [Math.min(...values), Math.max(...values)];
  const x = (index: number) =>
    MARGIN + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) =>
    HEIGHT - MARGIN - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * MARGIN);
  const places = values.map((value, index) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class="baseline" d={`M0 ${HEIGHT - 1}H${WIDTH}`} stroke="currentColor" />
      <path
        d={`M${places.join("L")}`}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="4" fill="currentColor" />
    </svg>
  );
}
