import { sendDiscards } from "./discard_answer.client.ts";
import { openOutbox } from "./open_outbox.client.ts";
import type { Outbox } from "./outbox.ts";
import { type PendingReport, sendEnded } from "./send_ended.client.ts";

/** An answer on this device that the server does not have whole. */
export interface PendingAnswer {
  readonly answer: string;
  readonly question: string;
  readonly startedAt: Date;
  /** False = it was left in mid-answer: its question's page goes on with it. */
  readonly ended: boolean;
}

/** What waits on this device, oldest first. */
export function pendingAnswers(): Promise<readonly PendingAnswer[]> {
  return withOutbox(async (outbox) =>
    (await outbox.unfinished()).map(({ id, question, startedAt, packets }) => ({
      answer: id,
      question,
      startedAt: new Date(startedAt),
      ended: packets !== null,
    }))
  );
}

const answersApi = () => new URL("/api/answers", location.href).href;

/** Tells the server of answers that were discarded without a network; never throws. */
export function sendPendingDiscards(api = answersApi()): Promise<void> {
  return withOutbox((outbox) => sendDiscards({ outbox, api }));
}

/** Sends all ended answers that wait on this device, one after the other; never throws. */
export function sendPendingAnswers(api = answersApi()): Promise<PendingReport> {
  return withOutbox((outbox) => sendEnded(outbox, { api }));
}

/** Deletes answers from this device that the server will never take, by the candidate's word. */
export function deletePendingAnswers(answers: readonly string[]): Promise<void> {
  return withOutbox(async (outbox) => {
    for (const answer of answers) await outbox.remove(answer);
  });
}

/** Opens the outbox for one use and closes it whatever comes of it. */
async function withOutbox<T>(use: (outbox: Outbox) => Promise<T>): Promise<T> {
  const outbox = await openOutbox();
  try {
    return await use(outbox);
  } finally {
    outbox.close();
  }
}
