import { effect } from "@preact/signals";
import type { Outbox } from "./outbox.ts";
import type { KeptAnswer } from "./packet_store.ts";
import { withQuestion } from "./question_lock.client.ts";
import { createRecorderModel, type RecorderModel } from "./recorder_model.ts";

export interface PendingReport {
  /** Paths of the answers that the server has now. */
  readonly sent: readonly string[];
  /** Ids of the answers that the server will never take: they stay here until the candidate deletes them. */
  readonly refused: readonly string[];
  /** Ended answers that are still only here, those refused included. */
  readonly left: number;
}

/** How long one answer may try before the next one's turn. */
const PATIENCE_MS = 60_000;
/** Codes of lib/errors.ts after which another try can bring nothing else. */
const FOR_GOOD = new Set([
  "not_found",
  "answer_closed",
  "answer_conflict",
  "too_large",
  "unsupported_audio",
]);

const isEnded = (answer: KeptAnswer): answer is KeptAnswer & { packets: number } =>
  answer.packets !== null;

/** Sends all ended answers of an outbox, one after the other. */
export async function sendEnded(
  outbox: Outbox,
  { api }: { readonly api: string },
): Promise<PendingReport> {
  const sent: string[] = [];
  const refused: string[] = [];
  for (const answer of (await outbox.unfinished()).filter(isEnded)) {
    await withQuestion(answer.question, async () => {
      const { location, problem } = await sendOne(answer, outbox, { api });
      if (location.value) sent.push(location.value);
      else if (FOR_GOOD.has(problem.value?.detail?.code ?? "")) refused.push(answer.id);
    });
  }
  return { sent, refused, left: (await outbox.unfinished()).filter(isEnded).length };
}

/** Gives the signals as they stood when it was over. */
async function sendOne(
  answer: KeptAnswer & { packets: number },
  outbox: Outbox,
  { api }: { readonly api: string },
): Promise<RecorderModel> {
  const model = createRecorderModel();
  model.state.value = "held";
  const { uploadKept } = await import("./upload_kept.client.ts");
  const upload = uploadKept(answer, { outbox, api, model });
  await settled(model);
  await upload.close();
  return model;
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
