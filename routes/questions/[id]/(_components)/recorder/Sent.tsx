import type { JSX } from "preact";
import { FRAME_MS } from "../../../../../lib/speech/protocol.ts";
import { clock, fill, size } from "../../../../../lib/texts/format.ts";
import type { RecorderViewProps } from "./model.ts";

/** What has been sent, and whether all of it is safe on the server. */
export function Sent({ recorder, texts }: RecorderViewProps): JSX.Element {
  const bytes = recorder.bytesSent.value;
  const left = recorder.pendingPackets.value;
  const amount = { size: size(bytes), left: clock(left * FRAME_MS) };
  const said = left === 0 ? texts.sent : texts.sentSome;
  return <p class="sent">{bytes > 0 || left > 0 ? fill(said, amount) : ""}</p>;
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
