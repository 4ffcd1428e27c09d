/** Times, as this bench tells them. */
import { median } from "../../../lib/interview/median.ts";

const ROUNDS = 5;

export interface Way {
  readonly name: string;
  run(): Promise<unknown>;
}

export interface Timed {
  readonly name: string;
  /** Milliseconds of one round, median of five. */
  readonly ms: number;
}

/** The ways take turns, so that whatever else the machine does meets all of them; a first turn only warms up. */
export async function timeWays(ways: readonly Way[]): Promise<readonly Timed[]> {
  const times = ways.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, way] of ways.entries()) {
      const start = performance.now();
      await way.run();
      if (round > 0) times[at]!.push(performance.now() - start);
    }
  }
  return ways.map(({ name }, at) => ({ name, ms: median(times[at]!) }));
}

/** What `ours` takes less than `baseline`, in percent; negative = more. */
export function saved(timed: readonly Timed[], ours: string, baseline: string): number {
  const of = (name: string) => timed.find((one) => one.name === name)!.ms;
  return (1 - of(ours) / of(baseline)) * 100;
}

export const percent = (value: number): string =>
  `${value >= 0 ? "-" : "+"}${Math.abs(value).toFixed(0)}%`;
