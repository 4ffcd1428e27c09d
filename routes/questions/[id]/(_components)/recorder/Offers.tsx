import { useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { clock, fill } from "../../../../../lib/texts/format.ts";
import { Discard } from "./Discard.tsx";
import type { RecorderViewProps } from "./model.ts";

interface ResumableProps extends RecorderViewProps {
  button: RefObject<HTMLButtonElement | null>;
}

/** An answer was begun here before: go on with it, or start over. */
export function Resumable({ recorder, texts, button }: ResumableProps): JSX.Element {
  const discarding = useSignal(false);
  const found = recorder.state.value === "idle" ? recorder.resumable.value : null;
  const said = found ? fill(texts.resumable, { clock: clock(found.elapsedMs) }) : "";
  return (
    <>
      <div class="notice" role="status" hidden={!found || discarding.value}>
        <p>{said}</p>
        <div class="row">
          <button class="btn" type="button" onClick={() => recorder.start()}>
            {texts.continueIt}
          </button>
          <button class="link" type="button" onClick={() => discarding.value = true}>
            {texts.discard}
          </button>
        </div>
      </div>
      <Discard
        recorder={recorder}
        texts={texts}
        asking={discarding}
        shown={found !== null}
        button={button}
      />
    </>
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
