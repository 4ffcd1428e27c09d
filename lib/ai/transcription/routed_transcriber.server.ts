/** Several recognisers as one: who hears an answer is decided by quality, money, time and load, as for every task. */
import type {
  ChosenTranscriber,
  Transcriber,
  TranscriptionStatus,
} from "../../speech/mod.server.ts";
import { mostNano } from "../shared/cost.ts";
import { accountOf } from "./account.server.ts";
import { Choices } from "./choice.ts";
import { hear } from "./hearing.server.ts";
import { allOf, type Recogniser, type TranscriptionParts } from "./parts.server.ts";
import { planFor, type PlanParts, RoutedUtterance } from "./routed_utterance.server.ts";
import { fileSound } from "./sounds.server.ts";

/** Segments say which of them it was. */
const NAME = "several recognisers";
const SECOND = { inputTokens: 0, maxOutputTokens: 0, audioSeconds: 1 };

export function routeTranscription(parts: TranscriptionParts): ChosenTranscriber {
  const all = allOf(parts.recognisers);
  return {
    transcriber: routedTranscriber(parts),
    status: statusOf(all),
    statusHere: statusOf(all.filter(({ place }) => place === null)),
  };
}

function routedTranscriber(parts: TranscriptionParts): Transcriber {
  const { local, others } = parts.recognisers;
  const planned = { ...parts, choices: new Choices(parts.router) };
  const hearsFiles = ({ transcriber }: Recogniser) => transcriber.transcribeFile !== undefined;
  const transcribeFile: Transcriber["transcribeFile"] = async (file) => {
    const { answerId, signal = new AbortController().signal } = file;
    const { account: { context }, choice, ranked } = await planFor(planned, {
      answerId,
      isAble: hearsFiles,
    });
    const [decision, { assigned }] = [choice.takeDecision(), choice];
    const sound = fileSound(file);
    return await hear(parts, { sound, ranked, context, assigned, decision, signal });
  };
  return {
    name: NAME,
    language: "en",
    nameFor: async (answerId) => await canBeHeard(planned, answerId) ? NAME : null,
    open: (options) => new RoutedUtterance(planned, options),
    prepare: () => local?.transcriber.prepare?.(),
    ...others.some(hearsFiles) && { transcribeFile },
    close: async () => {
      await Promise.all(allOf(parts.recognisers).map(({ transcriber }) => transcriber.close()));
    },
  };
}

/** Whether anybody who may hear this answer is free, or can be paid for a second of it. */
async function canBeHeard(parts: PlanParts, answerId: string): Promise<boolean> {
  const { context, stays } = await accountOf(parts.db, answerId);
  const able = allOf(parts.recognisers).filter(({ place }) => place === null || !stays);
  const least = Math.min(...able.map(({ model: { prices } }) => mostNano(SECOND, prices)));
  if (least === 0 || able.length === 0) return able.length > 0;
  const accounts = await parts.budgets.accounts(context);
  return accounts.every(({ capNano, spentNano, reservedNano }) =>
    spentNano + reservedNano + least <= (capNano ?? Infinity)
  );
}

function statusOf(recognisers: readonly Recogniser[]): TranscriptionStatus {
  if (recognisers.length === 0) {
    const reason = "No recogniser is on this server: candidates type their words";
    return { kind: "none", name: null, reason, sentTo: null };
  }
  const places = new Set(recognisers.flatMap(({ place }) => place ?? []));
  const reason = recognisers.map(({ model, place }) =>
    place === null
      ? `${model.id} on this server`
      : `${model.id}, audio of answers is sent to "${place}"`
  ).join("; ");
  return { kind: "routed", name: NAME, reason, sentTo: [...places].join(", ") || null };
}
