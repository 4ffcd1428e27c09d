/** The calls of one run: each takes a place and money before it is made, and gives both back whatever happens. */
import type { Clock } from "../shared/clock.ts";
import { mostNano } from "../shared/cost.ts";
import type { AttemptRole, Reservation } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { ModelRequest, Provider } from "../spec/provider.ts";
import { type AttemptParts, OpenAttempt } from "./attempt.ts";
import type { HealthRecord } from "./health.ts";
import type { ExecutionPlan } from "./plan.ts";
import type { RunTime } from "./run_time.ts";
import { stallMs } from "./stall.ts";
import { inputTokensOf } from "./usage.ts";
import { within } from "./within.ts";

export interface Call {
  readonly model: Model;
  readonly request: ModelRequest;
  readonly role: AttemptRole;
  /** The text so far is gone on with. */
  readonly continues: boolean;
}

interface CallsParts {
  readonly provider: (id: string) => Provider;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
  readonly onMiscount: (model: Model) => void;
  readonly health: HealthRecord;
  readonly admit: ExecutionPlan["admit"];
  readonly time: RunTime;
  readonly signal: AbortSignal;
}

export type Refusal = "over_budget" | "unavailable";

export class Calls {
  readonly #parts: CallsParts;
  readonly #attempts: OpenAttempt[] = [];
  readonly #aborted = Promise.withResolvers<never>();
  #isOver = false;

  constructor(parts: CallsParts) {
    this.#parts = parts;
    this.#aborted.promise.catch(() => {});
    parts.signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  get count(): number {
    return this.#attempts.length;
  }

  /**
   * For a model that is free. Money that is set aside when nobody waits for it any more is given back.
   *
   * @throws The signal's reason
   */
  async open(call: Call): Promise<OpenAttempt | Refusal> {
    const { health, onFault, signal } = this.#parts;
    const pass = health.record(call.model.id).enter();
    let isWanted = true;
    const opening = this.#reserve(call).then((reservation) => {
      if (reservation === null) return null;
      const attempt = this.#begin(call, { reservation, pass });
      if (!isWanted || this.#isOver) attempt.close("aborted");
      return attempt;
    });
    try {
      const attempt = await this.#inTime(call.model, opening);
      if (attempt) return attempt;
      pass.leave(null);
      return "over_budget";
    } catch (error) {
      isWanted = false;
      pass.leave(null);
      signal.throwIfAborted();
      onFault(error);
      return "unavailable";
    }
  }

  /** Ends what is still under way, and waits until all is settled. */
  async close(outcome: "lost" | "aborted"): Promise<void> {
    this.#isOver = true;
    this.#parts.signal.removeEventListener("abort", this.#onAbort);
    await Promise.all(this.#attempts.map((attempt) => attempt.close(outcome)));
  }

  /** At once, also while nobody reads. */
  readonly #onAbort = () => {
    this.#aborted.reject(this.#parts.signal.reason);
    this.close("aborted");
  };

  async #reserve({ model, request }: Call): Promise<Reservation | null> {
    const { messages, maxOutputTokens } = request;
    const size = { inputTokens: inputTokensOf(messages), maxOutputTokens };
    return await this.#parts.admit(model, mostNano(size, model.prices));
  }

  #begin(call: Call, taken: Pick<AttemptParts, "reservation" | "pass">): OpenAttempt {
    const { provider, clock, onFault, onMiscount, time, health } = this.#parts;
    const attempt = new OpenAttempt({
      ...call,
      ...taken,
      number: this.#attempts.length + 1,
      provider,
      clock,
      onFault,
      onMiscount,
      time,
      stallMs: stallMs(health.record(call.model.id).longestPause, time),
    });
    this.#attempts.push(attempt);
    return attempt;
  }

  async #inTime<T>(model: Model, opening: Promise<T>): Promise<T> {
    const { clock, time } = this.#parts;
    const ms = Math.min(time.firstTextMs, time.leftMs(model));
    const late = () => new Error(`Money for "${model.id}" was not set aside within ${ms} ms`);
    return await within(Promise.race([opening, this.#aborted.promise]), { clock, ms, late });
  }
}
