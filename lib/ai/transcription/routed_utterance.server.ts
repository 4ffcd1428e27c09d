/** One utterance for whoever hears it: its sound is kept until its words are there, so that any other can take over. */
import {
  type Frame,
  NobodyHears,
  type Utterance,
  type UtteranceOptions,
} from "../../speech/mod.server.ts";
import type { Segment } from "../../speech/mod.ts";
import type { Pass } from "../reliability/health.ts";
import { type Account, accountOf } from "./account.server.ts";
import type { Choice, Choices } from "./choice.ts";
import { hear } from "./hearing.server.ts";
import { allOf, type Recogniser, type TranscriptionParts } from "./parts.server.ts";
import { utteranceSound } from "./sounds.server.ts";

export interface Plan {
  readonly account: Account;
  readonly choice: Choice;
  /** Best first, those that may hear this candidate; never empty. */
  readonly ranked: readonly Recogniser[];
}

export interface PlanParts extends TranscriptionParts {
  readonly choices: Choices;
}

/** @throws {NobodyHears} The candidate's words stay here, and nobody here can hear */
export async function planFor(
  { db, choices, experiments, recognisers }: PlanParts,
  { answerId, isAble }: {
    readonly answerId: string | undefined;
    readonly isAble: (recogniser: Recogniser) => boolean;
  },
): Promise<Plan> {
  const account = await accountOf(db, answerId);
  // Whom no model elsewhere may hear takes part in no experiment on models.
  const assigned = account.stays ? null : await experiments.assign({
    task: "transcribe",
    questionType: null,
    context: account.context,
  });
  const all = allOf(recognisers);
  const elsewhere = all.filter(({ place }) => place !== null).map(({ model }) => model.id);
  const off = account.stays ? elsewhere : [];
  const choice = choices.of(answerId ?? "", { assigned, off });
  const able = all.filter(isAble);
  const ranked = choice.ranked.flatMap((id) => able.find(({ model }) => model.id === id) ?? []);
  if (ranked.length === 0) throw new NobodyHears("Nobody on this server hears this answer");
  return { account, choice, ranked };
}

export class RoutedUtterance implements Utterance {
  readonly #parts: PlanParts;
  readonly #options: UtteranceOptions;
  readonly #frames: Frame[] = [];
  readonly #plan: Promise<Plan>;
  /** The recogniser on this machine, listening. */
  #listening: Utterance | null = null;
  #pass: Pass | null = null;

  constructor(parts: PlanParts, options: UtteranceOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#plan = planFor(parts, { answerId: options.answerId, isAble: () => true });
    this.#plan.catch(() => {});
    options.signal?.addEventListener("abort", () => this.#pass?.leave(null), { once: true });
  }

  async push(frame: Frame): Promise<void> {
    this.#frames.push(frame);
    const { ranked: [first] } = await this.#plan;
    this.#options.signal?.throwIfAborted();
    const { local } = this.#parts.recognisers;
    if (local !== null && first === local) await this.#listen(local, frame);
  }

  async end(): Promise<Segment | null> {
    const { account: { context }, choice, ranked } = await this.#plan;
    if (this.#frames.length === 0) return null;
    const [segment] = await hear(this.#parts, {
      sound: utteranceSound(this.#frames, (recogniser, signal) => this.#open(recogniser, signal)),
      ranked,
      context,
      assigned: choice.assigned,
      decision: choice.takeDecision(),
      signal: this.#options.signal ?? new AbortController().signal,
    }).finally(() => this.#pass?.leave(null));
    return segment ?? null;
  }

  /** It shows words as they come, and has a place as long as it listens. */
  async #listen({ model, transcriber }: Recogniser, frame: Frame): Promise<void> {
    this.#pass ??= this.#parts.health.record(model.id).enter();
    this.#listening ??= transcriber.open(this.#options);
    await this.#listening.push(frame);
  }

  /** Another time, or for another recogniser, the sound is played again. */
  async #open({ transcriber }: Recogniser, signal: AbortSignal): Promise<Utterance> {
    const listening = this.#listening;
    this.#listening = null;
    if (listening && transcriber === this.#parts.recognisers.local?.transcriber) return listening;
    const utterance = transcriber.open({ ...this.#options, signal });
    for (const frame of this.#frames) await utterance.push(frame);
    return utterance;
  }
}
