import type { JSX } from "preact";
import { fill } from "../../../../../lib/texts/format.ts";
import { isOpen, type RecorderViewProps } from "./model.ts";

/** Enough for the lines in view; what came before stays in the transcript. */
const SHOWN = 160;

/**
 * What has been understood so far, in quiet ink. Screen readers can go there, but nothing is announced
 * word by word: it would talk over the speaker.
 */
export function Captions({ recorder, texts }: RecorderViewProps): JSX.Element {
  const { final, partial } = recorder.captions.value;
  const words = [...final, partial].join(" ").trim().slice(-SHOWN);
  return (
    <div class="captions" role="log" aria-live="off" hidden={!isOpen(recorder.state.value)}>
      <p>{words || waitingText({ recorder, texts })}</p>
    </div>
  );
}

function waitingText({ recorder, texts }: RecorderViewProps): string {
  const ahead = recorder.queue.value?.ahead ?? 0;
  if (ahead > 0) return fill(texts.captionsQueued, { ahead });
  return recorder.recogniser.value ? texts.captionsWaiting : texts.captionsNone;
}
