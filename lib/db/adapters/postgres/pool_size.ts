/** How many connections the load needs, from how many are in use or asked for. */

export interface PoolBounds {
  readonly floor: number;
  readonly ceiling: number;
}

const TIME_CONSTANT_MS = 1_000;
const SAFETY = 2;

/**
 * By Little's law the mean number of those that hold or want a connection is the load itself, arrivals per second times
 * the seconds that each holds one (J. D. C. Little, 1961), whatever their distributions. It is taken here as a mean
 * over time that forgets with a time constant of a second, so nothing has to be timed but changes of that number. To the
 * load come two square roots of it: by Halfin and Whitt (1981) some 3 of 100 then find all taken.
 */
export class PoolSize {
  readonly #bounds: PoolBounds;
  #load = 0;
  #demand = 0;
  #at = 0;

  constructor(bounds: PoolBounds) {
    this.#bounds = bounds;
  }

  /** As of the last change or look. */
  get load(): number {
    return this.#load;
  }

  /**
   * Somebody asks for a connection (+1), or gives one back or gives up (-1).
   *
   * @param at milliseconds, never less than before
   */
  change(by: 1 | -1, at: number): void {
    this.#passTo(at);
    this.#demand += by;
  }

  /** Connections to have at a time, in milliseconds, that is never less than before. */
  sizeAt(at: number): number {
    this.#passTo(at);
    const { floor, ceiling } = this.#bounds;
    const staffed = Math.ceil(this.#load + SAFETY * Math.sqrt(this.#load));
    return Math.max(floor, Math.min(ceiling, staffed));
  }

  #passTo(at: number): void {
    const kept = Math.exp(-(at - this.#at) / TIME_CONSTANT_MS);
    this.#load = this.#load * kept + this.#demand * (1 - kept);
    this.#at = at;
  }
}
