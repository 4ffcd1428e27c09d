import type { JSX, RefObject } from "preact";
import type { RecorderState } from "../../../../../lib/speech/mod.client.ts";
import type { RecorderTexts, RecorderViewProps } from "./model.ts";

interface RecordButtonProps extends RecorderViewProps {
  /** Begins a new recording, after the candidate has agreed to it. */
  onStart: () => void;
  button: RefObject<HTMLButtonElement | null>;
}

/** The one round button: record, pause, go on. */
export function RecordButton({ recorder, texts, onStart, button }: RecordButtonProps): JSX.Element {
  const state = recorder.state.value;
  const press = () => {
    if (state === "recording") recorder.pause();
    else if (state === "paused") recorder.resume();
    else if (state === "idle") onStart();
  };
  return (
    <>
      <button
        class="rec-btn"
        ref={button}
        type="button"
        data-state={state}
        aria-describedby="record-state"
        aria-label={labelOf(state, texts)}
        aria-disabled={state === "asking" ? "true" : undefined}
        onClick={press}
      />
      <p class="pressed" id="record-state">{sayingOf(state, texts)}</p>
    </>
  );
}

function labelOf(state: RecorderState, texts: RecorderTexts): string {
  if (state === "recording") return texts.pause;
  return state === "paused" ? texts.resume : texts.start;
}

function sayingOf(state: RecorderState, texts: RecorderTexts): string {
  if (state === "idle") return texts.idle;
  if (state === "recording") return texts.recording;
  return state === "paused" ? texts.paused : "";
}
