import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import {
  deletePendingAnswers,
  pendingAnswers,
  sendPendingAnswers,
  sendPendingDiscards,
} from "../lib/speech/mod.client.ts";
import { fill } from "../lib/texts/format.ts";
import type { PendingTexts } from "../lib/texts/mod.ts";

/** The page does not wait for it. */
export const loading = "idle";

type Sending = "waiting" | "sending" | "sent" | "offline" | "refused";

interface PendingProps {
  texts: PendingTexts;
  /** Id of a question whose own recorder looks after its answers. */
  except?: string;
}

/** Answers that are complete on this device and not on the server yet: says so, and sends them. */
export function Pending({ texts, except }: PendingProps): JSX.Element {
  const count = useSignal(0);
  const sending = useSignal<Sending>("waiting");
  const sent = useSignal<readonly string[]>([]);
  const refused = useSignal<readonly string[]>([]);
  const look = async () => {
    const waiting = (await pendingAnswers())
      .filter(({ ended, question }) => ended && question !== except);
    return waiting.length;
  };
  const send = async () => {
    void sendPendingDiscards();
    const waiting = await look();
    if (waiting === 0 || sending.value === "sending") return;
    count.value = waiting;
    sending.value = "sending";
    const report = await sendPendingAnswers();
    sent.value = [...sent.value, ...report.sent];
    refused.value = report.refused;
    if (await look() > report.refused.length) sending.value = "offline";
    else sending.value = sent.value.length > 0 ? "sent" : "refused";
  };
  const remove = async () => {
    await deletePendingAnswers(refused.value);
    refused.value = [];
    if (await look() === 0 && sent.value.length === 0) count.value = 0;
  };
  useEffect(() => {
    const begin = async () => navigator.onLine ? await send() : count.value = await look();
    void begin();
    addEventListener("online", send);
    return () => removeEventListener("online", send);
  }, []);
  return (
    <section class="notice attention" aria-label={texts.label} hidden={count.value === 0}>
      <p role="status">{sayingOf(count.value, sending.value, texts)}</p>
      {sent.value.map((location) => <a class="link" key={location} href={location}>{texts.check}
      </a>)}
      <button
        class="btn plain"
        type="button"
        hidden={sending.value !== "waiting" && sending.value !== "offline"}
        onClick={send}
      >
        {texts.send}
      </button>
      <p role="status">{sayingOfRefused(refused.value.length, texts)}</p>
      <button class="btn plain" type="button" hidden={refused.value.length === 0} onClick={remove}>
        {texts.refused.remove}
      </button>
    </section>
  );
}

function sayingOf(count: number, sending: Sending, texts: PendingTexts): string {
  if (count === 0 || sending === "refused") return "";
  if (sending !== "waiting") return texts[sending];
  return count === 1 ? texts.one : fill(texts.many, { n: count });
}

function sayingOfRefused(count: number, { refused }: PendingTexts): string {
  if (count === 0) return "";
  return count === 1 ? refused.one : fill(refused.many, { n: count });
}
