/** Grouped cross-validation and what its figures are worth. */
import { average } from "./linear.ts";

/** Fold number of every item; all items of one group share a fold. */
export function groupedFolds(
  groups: readonly string[],
  count: number,
  next: () => number,
): number[] {
  const order = [...new Set(groups)]
    .map((group) => ({ group, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ group }) => group);
  return groups.map((group) => order.indexOf(group) % count);
}

/** Pearson's r. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, at) => {
    const [x, y] = [value - meanA, b[at]! - meanB];
    [ab, aa, bb] = [ab + x * y, aa + x * x, bb + y * y];
  });
  return ab / (Math.sqrt(aa * bb) || 1);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly rounds: number;
  readonly next: () => number;
}

/** 95% percentile interval of r, by drawing whole groups (people) with replacement. */
export function bootstrapPearson(
  { predicted, actual }: {
    readonly predicted: readonly number[];
    readonly actual: readonly number[];
  },
  groups: readonly string[],
  options: BootstrapOptions,
): Interval {
  const r = (drawn: readonly number[]): number =>
    pearson(drawn.map((at) => predicted[at]!), drawn.map((at) => actual[at]!));
  return bootstrap(r, groups, options);
}

/** The same of any figure of the items drawn, given as their indices. */
export function bootstrap(
  figure: (drawn: readonly number[]) => number,
  groups: readonly string[],
  options: BootstrapOptions,
): Interval {
  const members = [
    ...Map.groupBy(groups.map((group, at) => ({ group, at })), ({ group }) => group).values(),
  ];
  const values = Array.from({ length: options.rounds }, () => {
    const drawn = members.flatMap(() => members[Math.floor(options.next() * members.length)]!)
      .map(({ at }) => at);
    return figure(drawn);
  }).sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))]!;
  return { low: at(0.025), high: at(0.975) };
}
