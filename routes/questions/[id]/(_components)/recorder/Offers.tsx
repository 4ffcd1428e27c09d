import type { JSX } from "preact";
import { clock, fill } from "../../../../../lib/texts/format.ts";
import type { RecorderViewProps } from "./model.ts";

/** An answer was begun here before: go on, or send what is there. */
export function Resumable({ recorder, texts }: RecorderViewProps): JSX.Element {
  const found = recorder.state.value === "idle" ? recorder.resumable.value : null;
  return (
    <div class="notice" role="status" hidden={!found}>
      <p>{found ? fill(texts.resumable, { clock: clock(found.elapsedMs) }) : ""}</p>
      <div class="row">
        <button class="btn" type="button" onClick={() => recorder.start()}>
          {texts.continueIt}
        </button>
        <button class="link" type="button" onClick={() => recorder.discard()}>
          {texts.discard}
        </button>
      </div>
    </div>
  );
}

interface HeldProps extends RecorderViewProps {
  /** The interview, to go on from. */
  onward: string;
}

/** Complete on this device, waiting for the network: nothing to do but go on. */
export function Held({ recorder, texts, onward }: HeldProps): JSX.Element {
  return (
    <div class="notice" role="status" hidden={recorder.state.value !== "held"}>
      <p>{texts.held}</p>
      <div class="row">
        <a class="btn" href={onward}>{texts.goOnWithout}</a>
        <button class="link" type="button" onClick={() => recorder.sendPending()}>
          {texts.sendNow}
        </button>
      </div>
    </div>
  );
}
