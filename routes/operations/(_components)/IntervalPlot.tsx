import type { JSX } from "preact";
import { figure } from "./figures.ts";

interface Row {
  name: string;
  value: number;
  lower: number;
  upper: number;
}

const WIDTH = 320;
const ROW = 32;
const PAD = 12;

/** Differences with their intervals around the line of no difference. The words beside it say the same. */
export function IntervalPlot({ rows }: { rows: readonly Row[] }): JSX.Element {
  const far = Math.max(...rows.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]));
  const x = (value: number) => WIDTH / 2 + value / (far || 1) * (WIDTH / 2 - PAD);
  const height = rows.length * ROW + 18;
  return (
    <svg class="picture intervals" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      <path class="edge" d={`M${WIDTH / 2} 0V${height - 16}`} stroke="currentColor" />
      {rows.map(({ name, value, lower, upper }, index) => {
        const y = index * ROW + 22;
        return (
          <g key={name}>
            <text class="dot" x="0" y={y - 10} font-size="11" fill="currentColor">{name}</text>
            <path
              d={`M${x(lower)} ${y}H${x(upper)}M${x(lower)} ${y - 4}v8M${x(upper)} ${y - 4}v8`}
              stroke="currentColor"
              stroke-width="2"
            />
            <circle class="dot" cx={x(value)} cy={y} r="4" fill="currentColor" />
          </g>
        );
      })}
      {[-far, 0, far].map((value, index) => (
        <text
          key={value}
          class="edge"
          x={x(value)}
          y={height - 4}
          font-size="11"
          fill="currentColor"
          text-anchor={(["start", "middle", "end"] as const)[index]}
        >
          {figure(value)}
        </text>
      ))}
    </svg>
  );
}
