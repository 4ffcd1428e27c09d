import type { Signal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { focusOnceShown } from "./focus.ts";
import type { RecorderViewProps } from "./model.ts";

interface DiscardProps extends RecorderViewProps {
  asking: Signal<boolean>;
  /** Whether there is anything to start over here. */
  shown: boolean;
  button: RefObject<HTMLButtonElement | null>;
}

/** Starting over is asked twice, since it deletes; the focus comes back to the round button. */
export function Discard({ recorder, texts, asking, shown, button }: DiscardProps): JSX.Element {
  const asked = asking.value && shown;
  const discard = () => {
    asking.value = false;
    void recorder.discard();
    focusOnceShown(button);
  };
  return (
    <div class="notice attention" role="alert" hidden={!asked}>
      <p>{asked ? texts.discardSure : ""}</p>
      <div class="row">
        <button class="btn danger" type="button" onClick={discard}>{texts.discardYes}</button>
        <button class="link" type="button" onClick={() => asking.value = false}>
          {texts.discardNo}
        </button>
      </div>
    </div>
  );
}
