import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { focusOnceShown } from "./focus.ts";
import { remember, remembered } from "./memory.ts";
import type { RecorderTexts } from "./model.ts";

const AGREED = "rehearse.recording.agreed";

interface Consent {
  /** Whether the question stands on the page. */
  readonly asked: Signal<boolean>;
  /** Goes on at once where the candidate has agreed before, else asks. */
  ask(): void;
  agree(): void;
  decline(): void;
}

/** The candidate agrees once, on this device, before a first recording begins. */
export function useConsent(onAgreed: () => void): Consent {
  const asked = useSignal(false);
  return {
    asked,
    ask: () => remembered(AGREED) ? onAgreed() : asked.value = true,
    agree: () => {
      remember(AGREED, true);
      asked.value = false;
      onAgreed();
    },
    decline: () => asked.value = false,
  };
}

interface ConsentNoticeProps {
  consent: Consent;
  texts: RecorderTexts;
  /** What becomes of the sound, in the candidate's own setting. */
  said: string;
}

/** What happens to the voice, before it is taken; the focus comes here. */
export function ConsentNotice({ consent, texts, said }: ConsentNoticeProps): JSX.Element {
  const agree = useRef<HTMLButtonElement>(null);
  const { asked } = consent;
  useSignalEffect(() => {
    if (asked.value) focusOnceShown(agree);
  });
  return (
    <div class="notice" role="group" aria-labelledby="consent" hidden={!asked.value}>
      <strong id="consent">{texts.consent.title}</strong>
      <p>{said}</p>
      <div class="row">
        <button class="btn" type="button" ref={agree} onClick={consent.agree}>
          {texts.consent.agree}
        </button>
        <button class="link" type="button" onClick={consent.decline}>
          {texts.consent.decline}
        </button>
      </div>
    </div>
  );
}
