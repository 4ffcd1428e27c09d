import { sendDiscards } from "./discard_answer.client.ts";
import { openOutbox } from "./open_outbox.client.ts";
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
export async function pendingAnswers(): Promise<readonly PendingAnswer[]> {
  const outbox = await openOutbox();
  try {
    return (await outbox.unfinished()).map(({ id, question, startedAt, packets }) => ({
      answer: id,
      question,
      startedAt: new Date(startedAt),
      ended: packets !== null,
    }));
  } finally {
    outbox.close();
  }
}

const answersApi = () => new URL("/api/answers", location.href).href;

/** Tells the server of answers that were discarded without a network; never throws. */
export async function sendPendingDiscards(api = answersApi()): Promise<void> {
  const outbox = await openOutbox();
  await sendDiscards({ outbox, api });
  outbox.close();
}

/** Sends all ended answers that wait on this device, one after the other; never throws. */
export async function sendPendingAnswers(api = answersApi()): Promise<PendingReport> {
  const outbox = await openOutbox();
  try {
    return await sendEnded(outbox, { api });
  } finally {
    outbox.close();
  }
}

/** Deletes answers from this device that the server will never take, by the candidate's word. */
export async function deletePendingAnswers(answers: readonly string[]): Promise<void> {
  const outbox = await openOutbox();
  for (const answer of answers) await outbox.remove(answer);
  outbox.close();
}
