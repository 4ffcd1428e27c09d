import type { JSX } from "preact";
import { FRAME_MS } from "../../../../../lib/speech/protocol.ts";
import { clock, fill, size } from "../../../../../lib/texts/format.ts";
import type { RecorderViewProps } from "./model.ts";

/** On its way and not behind: batches and their acknowledgements take this long, in packets. */
const KEEPING_UP = 3_000 / FRAME_MS;

/** What has been sent, and whether all of it is safe on the server; it changes no oftener than the size. */
export function Sent({ recorder, texts }: RecorderViewProps): JSX.Element {
  const bytes = recorder.bytesSent.value;
  const left = recorder.pendingPackets.value;
  const amount = { size: size(bytes), left: clock(left * FRAME_MS) };
  return <p class="sent">{bytes + left > 0 ? fill(sentText({ recorder, texts }), amount) : ""}</p>;
}

function sentText({ recorder, texts }: RecorderViewProps): string {
  const left = recorder.pendingPackets.value;
  const live = recorder.state.value === "recording" && recorder.link.value === "online";
  if (live && left <= KEEPING_UP) return texts.sentLive;
  return left === 0 ? texts.sent : texts.sentSome;
}

/** What happens after Done, said once each to screen readers too. */
export function Ending({ recorder, texts }: RecorderViewProps): JSX.Element {
  return <p class="ending" role="status">{endingText({ recorder, texts })}</p>;
}

function endingText({ recorder, texts }: RecorderViewProps): string {
  switch (recorder.state.value) {
    case "asking":
      return texts.asking;
    case "stopping":
      return texts.stopping;
    case "sending":
      return fill(texts.sending, { left: clock(recorder.pendingPackets.value * FRAME_MS) });
    case "saved":
      return texts.saved;
    default:
      return "";
  }
}
