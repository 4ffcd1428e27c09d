/** The runs under way, so that they can be ended: when a server stops, or what they are about is deleted. */
import type { RunsOf } from "../spec/ai.ts";
import type { RunContext } from "../spec/task.ts";

interface UnderWay {
  readonly context: RunContext;
  readonly ending: AbortController;
  readonly ended: Promise<void>;
}

interface Start {
  readonly context: RunContext;
  readonly signal?: AbortSignal;
}

export class Runs {
  readonly #underWay = new Set<UnderWay>();
  #isStopping = false;

  /** The run that `make` gives, which ends with `signal` or by a call of this object. */
  async *start<T>(
    make: (signal: AbortSignal) => AsyncIterable<T>,
    { context, signal }: Start,
  ): AsyncGenerator<T> {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const ending = new AbortController();
    const run: UnderWay = { context, ending, ended };
    if (this.#isStopping) stop(run);
    this.#underWay.add(run);
    try {
      yield* make(AbortSignal.any([ending.signal, ...signal ? [signal] : []]));
    } finally {
      this.#underWay.delete(run);
      resolve();
    }
  }

  /** Ends those on an account with an "AbortError". */
  end(of: RunsOf): void {
    for (const run of this.#underWay) if (isOn(of, run.context)) stop(run);
  }

  /** Ends all with an "AbortError", also those that would begin; resolves when they are booked. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#underWay.forEach(stop);
    await Promise.all([...this.#underWay].map(({ ended }) => ended));
  }
}

const stop = ({ ending }: UnderWay): void =>
  ending.abort(new DOMException("The run was ended", "AbortError"));

const isOn = (of: RunsOf, context: RunContext): boolean =>
  Object.entries(of).every(([name, id]) => context[name as keyof RunContext] === id);
