import type { JSX } from "preact";
import { fill } from "../../../../../lib/texts/format.ts";
import { isOpen, type RecorderViewProps } from "./model.ts";

/** Enough for the lines in view; what came before stays in the transcript. */
const SHOWN = 160;

interface CaptionsProps extends RecorderViewProps {
  /** Who writes along, as the server said with the page; the recorder knows once it is connected. */
  writer: string | null;
}

/**
 * What has been understood so far, in quiet ink. Screen readers can go there, but nothing is announced
 * word by word: it would talk over the speaker.
 */
export function Captions({ recorder, texts, writer }: CaptionsProps): JSX.Element {
  const { final, partial } = recorder.captions.value;
  const words = [...final, partial].join(" ").trim().slice(-SHOWN);
  return (
    <div class="captions" role="log" aria-live="off" hidden={!isOpen(recorder.state.value)}>
      <p>{words || waitingText({ recorder, texts, writer })}</p>
    </div>
  );
}

function waitingText({ recorder, texts, writer }: CaptionsProps): string {
  const told = recorder.recogniser.value;
  if (!(told === undefined ? writer : told)) return texts.captionsNone;
  if (recorder.link.value !== "online") return texts.captionsLater;
  const ahead = recorder.queue.value?.ahead ?? 0;
  return ahead > 0 ? fill(texts.captionsQueued, { ahead }) : texts.captionsWaiting;
}
