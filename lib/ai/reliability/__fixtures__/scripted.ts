/** A provider that does what it is told, call by call, and notes what it was asked. */
import type { Clock } from "../../shared/clock.ts";
import { ProviderError, type ProviderErrorOptions } from "../../spec/errors.ts";
import type {
  CallOptions,
  FinishReason,
  ModelEvent,
  ModelRequest,
  Provider,
  Usage,
} from "../../spec/provider.ts";

export type Step =
  | string
  | { readonly waitMs: number }
  | { readonly end: FinishReason; readonly usage?: Usage }
  | { readonly fail: Omit<ProviderErrorOptions, "model"> }
  | { readonly throws: unknown };

export type Script = readonly Step[];

export const END: Step = { end: "stop" };
/** Until it is aborted. */
export const HANG: Step = { waitMs: Infinity };

export interface NotedCall {
  readonly request: ModelRequest;
  /** On the monotonic clock. */
  readonly at: number;
  readonly signal: AbortSignal;
}

/** Scripts by model id: one a call, and the last for all that follow. */
export type Scripts = Readonly<Record<string, readonly Script[]>>;

export class ScriptedProvider implements Provider {
  readonly id = "scripted";
  readonly place = null;
  readonly calls: NotedCall[] = [];
  readonly #clock: Clock;
  readonly #scripts: Scripts;

  constructor(clock: Clock, scripts: Scripts) {
    this.#clock = clock;
    this.#scripts = scripts;
  }

  callsOf(model: string): readonly NotedCall[] {
    return this.calls.filter(({ request }) => request.model.id === model);
  }

  async *stream(request: ModelRequest, { signal }: CallOptions): AsyncGenerator<ModelEvent> {
    const scripts = this.#scripts[request.model.id]!;
    const before = this.callsOf(request.model.id).length;
    this.calls.push({ request, signal, at: this.#clock.monotonic() });
    for (const step of scripts[Math.min(before, scripts.length - 1)]!) {
      if (typeof step === "string") yield { type: "text", text: step };
      else if ("waitMs" in step) await this.#clock.sleep(step.waitMs, { signal });
      else if ("end" in step) yield { type: "end", finish: step.end, usage: step.usage ?? null };
      else if ("throws" in step) throw step.throws;
      else throw new ProviderError("no", { model: request.model.id, ...step.fail });
    }
  }
}
