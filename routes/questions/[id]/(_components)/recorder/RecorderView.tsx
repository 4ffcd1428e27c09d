import { useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useRef } from "preact/hooks";
import { Captions } from "./Captions.tsx";
import { ConsentNotice, useConsent } from "./Consent.tsx";
import { Controls } from "./Controls.tsx";
import { Cue, useHintsHidden } from "./Cue.tsx";
import { Level } from "./Level.tsx";
import { focusOnceShown } from "./focus.ts";
import { isOpen, type RecorderModel, type RecorderViewProps } from "./model.ts";
import { Held, Resumable } from "./Offers.tsx";
import { Ending, Sent } from "./Sent.tsx";
import { Connection, Troubles } from "./Troubles.tsx";

export interface RecorderProps extends RecorderViewProps {
  /** Chosen at set-up; null = no timer. */
  limitMs: number | null;
  /** Who writes along, as the server said with the page; null = nobody. */
  writer: string | null;
  /** What becomes of the sound: said before it is taken. */
  consent: string;
  /** The interview, to go on from while an answer waits for the network. */
  onward: string;
}

/** Problems with which there is nothing to press here. */
const HOPELESS = new Set(["other_tab", "unsupported", "refused"]);

/** The recorder: everything it may have to say has its place, and stays out of sight until then. */
export function RecorderView(props: RecorderProps): JSX.Element {
  const { recorder, texts, consent: said, onward } = props;
  const button = useRef<HTMLButtonElement>(null);
  const consent = useConsent(() => {
    void recorder.start();
    focusOnceShown(button);
  });
  const view = { recorder, texts };
  return (
    <section class="recorder" aria-label={texts.label}>
      <Troubles {...view} />
      <Connection {...view} />
      <Resumable {...view} button={button} />
      <Held {...view} onward={onward} />
      <ConsentNotice consent={consent} texts={texts} said={said} />
      <Stage {...props} onStart={consent.ask} aside={consent.asked.value} button={button} />
      <Ending {...view} />
      <Sent {...view} />
    </section>
  );
}

interface StageProps extends RecorderProps {
  onStart: () => void;
  /** Something else has to be decided first. */
  aside: boolean;
  button: RefObject<HTMLButtonElement | null>;
}

function Stage(props: StageProps): JSX.Element {
  const { recorder, texts, limitMs, writer, onStart, aside, button } = props;
  const limit = useSignal(limitMs);
  const hintsHidden = useHintsHidden();
  const view = { recorder, texts };
  return (
    <div class="stage" hidden={!isOpen(recorder.state.value) && (aside || !isReady(recorder))}>
      {isOpen(recorder.state.value) && <Level {...view} />}
      <Captions {...view} writer={writer} />
      <Cue {...view} hidden={hintsHidden} />
      <Controls
        {...view}
        limit={limit}
        hintsHidden={hintsHidden}
        onStart={onStart}
        button={button}
      />
    </div>
  );
}

/** Whether a recording could begin now. */
function isReady({ state, problem, resumable }: RecorderModel): boolean {
  if (state.value !== "idle" && state.value !== "asking") return false;
  return resumable.value === null && !HOPELESS.has(problem.value?.code ?? "");
}
