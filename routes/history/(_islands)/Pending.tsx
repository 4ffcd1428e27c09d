import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { pendingAnswers, sendPendingAnswers } from "../../../lib/speech/mod.client.ts";
import { fill } from "../../../lib/texts/format.ts";
import type { PendingTexts } from "../../../lib/texts/mod.ts";

/** The list does not wait for it. */
export const loading = "idle";

type Sending = "waiting" | "sending" | "sent" | "offline";

/** Answers that are complete on this device and not on the server yet: says so, and sends them. */
export function Pending({ texts }: { texts: PendingTexts }): JSX.Element {
  const count = useSignal(0);
  const sending = useSignal<Sending>("waiting");
  const sent = useSignal<readonly string[]>([]);
  const send = async () => {
    sending.value = "sending";
    const { sent: locations, left } = await sendPendingAnswers();
    sent.value = [...sent.value, ...locations];
    sending.value = left === 0 ? "sent" : "offline";
  };
  useEffect(() => {
    const look = async () => {
      const ended = (await pendingAnswers()).filter((answer) => answer.ended);
      count.value = ended.length;
      if (ended.length > 0 && navigator.onLine) await send();
    };
    void look();
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
