import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import {
  pendingAnswers,
  sendPendingAnswers,
  sendPendingDiscards,
} from "../lib/speech/mod.client.ts";
import { fill } from "../lib/texts/format.ts";
import type { PendingTexts } from "../lib/texts/mod.ts";

/** The page does not wait for it. */
export const loading = "idle";

type Sending = "waiting" | "sending" | "sent" | "offline";

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
    const { sent: locations } = await sendPendingAnswers();
    sent.value = [...sent.value, ...locations];
    sending.value = await look() === 0 ? "sent" : "offline";
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
        hidden={sending.value === "sending" || sending.value === "sent"}
        onClick={send}
      >
        {texts.send}
      </button>
    </section>
  );
}

function sayingOf(count: number, sending: Sending, texts: PendingTexts): string {
  if (count === 0) return "";
  if (sending !== "waiting") return texts[sending];
  return count === 1 ? texts.one : fill(texts.many, { n: count });
}
