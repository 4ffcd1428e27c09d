/** What is done without an operator: harmful variants are stopped, and shares follow what was learned. */
import type { Database } from "../../db/mod.ts";
import type { Experiment } from "./definition.ts";
import { guardrailsOf, harmSentence } from "./guardrails.ts";
import { readSample } from "./overview.server.ts";
import { LEAD_MS, storeEpoch, storeStop } from "./progress.server.ts";
import { epochAt, type Progress } from "./progress.ts";
import { sampleRatioOf } from "./sample.ts";
import { nextShares } from "./shares.ts";

interface Reviewing {
  readonly db: Database;
  readonly experiment: Experiment;
  readonly progress: Progress;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Several servers may do so at once: each stop and each epoch is stored by one of them. A server that was killed
 * between a stop and the shares that follow from it has the next review do the rest.
 *
 * @returns What was done, a sentence each
 */
export async function reviewExperiment(
  { db, experiment, progress, now }: Reviewing,
): Promise<readonly string[]> {
  const { sample } = await readSample(db, experiment, progress);
  const done: string[] = [];
  const stops = [...progress.stops];
  for (const guardrail of guardrailsOf(sample)) {
    const isOver = stops.some(({ variant }) => variant === guardrail.variant);
    if (guardrail.state !== "broken" || isOver) continue;
    const reason = harmSentence(guardrail, experiment.variants[0]!.id);
    const stop = { variant: guardrail.variant, reason, at: now };
    stops.push(stop);
    if (await storeStop(db, experiment.id, stop)) {
      done.push(`Experiment '${experiment.id}' gives '${stop.variant}' to nobody: ${reason}`);
    }
  }
  const stopped = { ...sample, progress: { ...progress, stops } };
  const isTrusted = !sampleRatioOf(sample).isMismatch;
  const shares = nextShares(stopped, { now, isTrusted });
  const last = progress.epochs.at(-1)!;
  // Shares that are not in force yet are let come first: what holds when is then the same for all servers.
  if (shares === null || epochAt(progress, now) !== last) return done;
  const epoch = { number: last.number + 1, shares, effectiveAt: now + LEAD_MS };
  if (await storeEpoch(db, experiment.id, epoch)) {
    done.push(`Experiment '${experiment.id}' gives new units ${sharesInWords(experiment, shares)}`);
  }
  return done;
}

const sharesInWords = ({ variants }: Experiment, shares: readonly number[]): string =>
  variants.map(({ id }, arm) => `'${id}' at ${(100 * shares[arm]!).toFixed(0)} %`).join(", ");
