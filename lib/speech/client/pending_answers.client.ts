import { effect } from "@preact/signals";
import { sendDiscards } from "./discard_answer.client.ts";
import { openOutbox } from "./open_outbox.client.ts";
import type { Outbox } from "./outbox.ts";
import type { KeptAnswer } from "./packet_store.ts";
import { withQuestion } from "./question_lock.client.ts";
import { createRecorderModel, type RecorderModel } from "./recorder_model.ts";

/** An answer on this device that the server does not have whole. */
export interface PendingAnswer {
  readonly answer: string;
  readonly question: string;
  readonly startedAt: Date;
  /** False = it was left in mid-answer: its question's page goes on with it. */
  readonly ended: boolean;
}

export interface PendingReport {
  /** Paths of the answers that the server has now. */
  readonly sent: readonly string[];
  /** Ended answers that are still only here. */
  readonly left: number;
}

/** How long one answer may try before the next one's turn. */
const PATIENCE_MS = 60_000;

const isEnded = (answer: KeptAnswer): answer is KeptAnswer & { packets: number } =>
  answer.packets !== null;

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
export async function sendPendingAnswers(
  api = answersApi(),
): Promise<PendingReport> {
  const outbox = await openOutbox();
  const sent: string[] = [];
  try {
    for (const answer of (await outbox.unfinished()).filter(isEnded)) {
      await withQuestion(answer.question, async () => {
        const location = await sendOne(answer, outbox, { api });
        if (location) sent.push(location);
      });
    }
    return { sent, left: (await outbox.unfinished()).filter(isEnded).length };
  } finally {
    outbox.close();
  }
}

async function sendOne(
  answer: KeptAnswer & { packets: number },
  outbox: Outbox,
  { api }: { readonly api: string },
): Promise<string | null> {
  const model = createRecorderModel();
  model.state.value = "held";
  const { uploadKept } = await import("./upload_kept.client.ts");
  const upload = uploadKept(answer, { outbox, api, model });
  await settled(model);
  await upload.close();
  return model.location.value;
}

/** Resolves when it is sent or refused, the device is offline, or its time is over. */
function settled({ location, problem, link }: RecorderModel): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    effect(() => {
      if (location.value === null && problem.value === null && link.value !== "offline") return;
      clearTimeout(timer);
      resolve();
    });
  });
}
