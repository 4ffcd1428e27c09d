import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { remember, remembered } from "./memory.ts";
import { isOpen, type RecorderViewProps } from "./model.ts";

const HIDDEN = "rehearse.hints.hidden";

/** Whether the candidate wants no hints, on this device. */
export const useHintsHidden = (): Signal<boolean> => useSignal(remembered(HIDDEN));

interface CueProps extends RecorderViewProps {
  hidden: Signal<boolean>;
}

/** One calm hint while speaking; it changes rarely. */
export function Cue({ recorder, texts, hidden }: CueProps): JSX.Element {
  const cue = recorder.cue.value;
  return (
    <p class="cue" hidden={!isOpen(recorder.state.value)}>
      {!hidden.value && cue ? texts.cues[cue] : ""}
    </p>
  );
}

export function HintsButton({ texts, hidden }: Omit<CueProps, "recorder">): JSX.Element {
  const toggle = () => {
    hidden.value = !hidden.value;
    remember(HIDDEN, hidden.value);
  };
  return (
    <button class="link small" type="button" onClick={toggle}>
      {hidden.value ? texts.cuesOn : texts.cuesOff}
    </button>
  );
}
