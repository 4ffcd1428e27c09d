/** One call of one recogniser: made, given up when it takes too long, and described for the ledger. */
import type { Segment } from "../../speech/mod.ts";
import { toProviderError } from "../providers/openai/errors.server.ts";
import { within } from "../reliability/within.ts";
import type { Clock } from "../shared/clock.ts";
import { ProviderError } from "../spec/errors.ts";
import type { Attempt, AttemptRole } from "../spec/execution.ts";
import type { Usage } from "../spec/provider.ts";
import type { Recogniser } from "./parts.server.ts";

/** Sound that can be heard any number of times, by one recogniser or another. */
export interface Sound {
  /** The longest that it can be; what is set aside is for so much. */
  readonly mostSeconds: number;
  /** How long it was, told by what was heard. */
  secondsOf(heard: readonly Segment[]): number;
  /** How long a recogniser elsewhere may take. */
  readonly deadlineMs: number;
  hear(recogniser: Recogniser, signal: AbortSignal): Promise<readonly Segment[]>;
}

export interface Call {
  readonly recogniser: Recogniser;
  readonly sound: Sound;
  readonly number: number;
  readonly role: AttemptRole;
  /** Null = it is waited for. */
  readonly deadlineMs: number | null;
  readonly clock: Clock;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

/** `segments` is null where the call failed or was ended; `error` is null where it did not fail. */
export interface Called {
  readonly attempt: Attempt;
  readonly segments: readonly Segment[] | null;
  readonly error: ProviderError | null;
}

/** Never rejects: what went wrong stands in `error`. */
export async function makeCall(call: Call): Promise<Called> {
  const { recogniser: { model }, clock, number, role } = call;
  const [startedAt, begun] = [clock.now(), clock.monotonic()];
  const { segments, error } = await outcomeOf(call);
  const totalMs = clock.monotonic() - begun;
  const outcome = segments ? "won" : call.signal.aborted ? "aborted" : "failed";
  const attempt: Attempt = {
    id: crypto.randomUUID(),
    number,
    role,
    model,
    outcome,
    errorKind: error?.kind ?? null,
    usage: usageOf(call, { segments, error }),
    startedAt,
    firstTextMs: segments ? totalMs : null,
    totalMs,
  };
  return { attempt, segments, error };
}

type Outcome = Pick<Called, "segments" | "error">;

async function outcomeOf(call: Call): Promise<Outcome> {
  const { recogniser, sound, deadlineMs, clock, signal } = call;
  const stop = new AbortController();
  try {
    const hearing = sound.hear(recogniser, AbortSignal.any([signal, stop.signal]));
    const segments = deadlineMs === null
      ? await hearing
      : await within(hearing, { clock, ms: deadlineMs, late: () => tooLate(call) });
    return { segments, error: null };
  } catch (error) {
    stop.abort(error);
    return { segments: null, error: signal.aborted ? null : known(error, call) };
  }
}

function tooLate({ recogniser: { model: { id } }, deadlineMs }: Call): ProviderError {
  const message = `Recogniser "${id}" took longer than ${deadlineMs} ms`;
  return new ProviderError(message, { kind: "timeout", model: id });
}

function known(error: unknown, { recogniser: { model }, clock }: Call): ProviderError {
  if (error instanceof ProviderError) return error;
  return toProviderError(error, { provider: model.provider, model: model.id, clock });
}

/** As of texts: what was refused or never sent is not billed; of what broke off, or was given up, nobody knows. */
function usageOf({ sound }: Call, { segments, error }: Outcome): Usage {
  const tokens = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
  if (segments) return { ...tokens, audioSeconds: sound.secondsOf(segments), estimated: false };
  const isFree = error !== null && (error.status !== null || !error.isSent);
  const audioSeconds = isFree ? 0 : sound.mostSeconds;
  return { ...tokens, audioSeconds, estimated: true };
}
