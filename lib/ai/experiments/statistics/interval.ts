/** Where a parameter may lie; a bound may be infinite. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}
