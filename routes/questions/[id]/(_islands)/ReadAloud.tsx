import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";

/** Nothing is lost if it comes late. */
export const loading = "idle";

interface ReadAloudProps {
  text: string;
  lang: string;
  labels: { readonly start: string; readonly stop: string };
}

/** Reads the question with the device's own voice; without one the button stays away. */
export function ReadAloud({ text, lang, labels }: ReadAloudProps): JSX.Element {
  const able = useSignal(false);
  const reading = useSignal(false);
  useSignalEffect(() => {
    able.value = "speechSynthesis" in globalThis;
    return () => globalThis.speechSynthesis?.cancel();
  });
  const read = () => {
    speechSynthesis.cancel();
    if (reading.value) {
      reading.value = false;
      return;
    }
    const speech = Object.assign(new SpeechSynthesisUtterance(text), { lang, rate: 0.95 });
    speech.onend = speech.onerror = () => reading.value = false;
    reading.value = true;
    speechSynthesis.speak(speech);
  };
  return (
    <button class="link" type="button" hidden={!able.value} onClick={read}>
      {reading.value ? labels.stop : labels.start}
    </button>
  );
}
