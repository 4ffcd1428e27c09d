import { type Signal, useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { Clock, type Limit, LimitButtons, TimeUp } from "./Clock.tsx";
import { HintsButton } from "./Cue.tsx";
import { isOpen, type RecorderViewProps } from "./model.ts";
import { focusOnceShown } from "./focus.ts";
import { RecordButton } from "./RecordButton.tsx";

interface ControlsProps extends RecorderViewProps {
  limit: Limit;
  hintsHidden: Signal<boolean>;
  onStart: () => void;
  button: RefObject<HTMLButtonElement | null>;
}

/** Within a thumb's reach: time, the round button, Done; what is needed seldom is below, in small. */
export function Controls(props: ControlsProps): JSX.Element {
  const { recorder, texts, limit, hintsHidden, onStart, button } = props;
  const discarding = useSignal(false);
  const open = isOpen(recorder.state.value);
  return (
    <>
      <div class="controls">
        <Clock recorder={recorder} texts={texts} limit={limit} />
        <RecordButton recorder={recorder} texts={texts} onStart={onStart} button={button} />
        <button class="btn" type="button" hidden={!open} onClick={() => recorder.stop()}>
          {texts.done}
        </button>
      </div>
      <TimeUp recorder={recorder} texts={texts} limit={limit} />
      <div class="minor-row" hidden={!open}>
        <LimitButtons texts={texts} limit={limit} />
        <HintsButton texts={texts} hidden={hintsHidden} />
        <button class="link small" type="button" onClick={() => discarding.value = true}>
          {texts.discard}
        </button>
      </div>
      <Discard recorder={recorder} texts={texts} asking={discarding} button={button} />
    </>
  );
}

interface DiscardProps extends RecorderViewProps {
  asking: Signal<boolean>;
  button: RefObject<HTMLButtonElement | null>;
}

/** Starting over is asked twice, since it deletes; the focus comes back to the round button. */
function Discard({ recorder, texts, asking, button }: DiscardProps): JSX.Element {
  const asked = asking.value && isOpen(recorder.state.value);
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
