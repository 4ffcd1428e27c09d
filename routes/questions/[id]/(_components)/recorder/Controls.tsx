import { type Signal, useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { Clock, type Limit, LimitButtons, TimeUp } from "./Clock.tsx";
import { HintsButton } from "./Cue.tsx";
import { isOpen, type RecorderViewProps } from "./model.ts";
import { Discard } from "./Discard.tsx";
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
      <Discard
        recorder={recorder}
        texts={texts}
        asking={discarding}
        shown={open}
        button={button}
      />
    </>
  );
}
