/** What a run asks of the reliability layer. */
import type { ExecutionEvent, Reservation } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { ModelRequest } from "../spec/provider.ts";
import type { Deadlines } from "../spec/task.ts";
import type { Health } from "./health.ts";

export interface ExecutionPlan {
  /** Best first; each at most once. Non-empty. */
  readonly models: readonly Model[];
  readonly requestFor: (model: Model) => ModelRequest;
  /**
   * Sets money aside for one call; null = over budget. `mostNano` is 0 for a free model. One that rejects or takes
   * longer than a first text may is reported, and its model passed over.
   */
  readonly admit: (model: Model, mostNano: number) => Promise<Reservation | null>;
  readonly deadlines: Deadlines;
  /**
   * Whether another model may go on where a stream broke off; otherwise it begins anew. It is given the text so far as
   * its own turn, and no schema, which would make it begin with a whole new object.
   */
  readonly mayContinue: boolean;
  /**
   * Whether a text, of which `last` came last, is all that was asked for: then nothing is lost where its stream breaks
   * off, stalls or is cut short. Asked until it is; by default nobody knows.
   */
  readonly isWhole?: (text: string, last: string) => boolean;
  /** Role of the first attempt; "primary" by default. */
  readonly role?: "repair";
}

export interface Executor {
  /**
   * Streams with exactly one "end" last, once every attempt is settled. "switched" comes only where text was given
   * before, with the first text that follows: until then what was given stands.
   *
   * @throws The signal's reason, and what `requestFor` throws
   */
  execute(
    plan: ExecutionPlan,
    options: { readonly signal: AbortSignal },
  ): AsyncGenerator<ExecutionEvent>;
  readonly health: Health;
}
