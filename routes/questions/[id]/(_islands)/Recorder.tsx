import { useSignalEffect } from "@preact/signals";
import { IS_BROWSER } from "fresh/runtime";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { createRecorder } from "../../../../lib/speech/mod.client.ts";
import { idleRecorder } from "../(_components)/recorder/idle.ts";
import type { RecorderTexts } from "../(_components)/recorder/model.ts";
import { RecorderView } from "../(_components)/recorder/RecorderView.tsx";

interface RecorderProps {
  question: string;
  texts: RecorderTexts;
  limitMs: number | null;
  writer: string | null;
  consent: string;
  onward: string;
}

/** Binds the device's recorder to its view, and goes on to the words once all is saved. */
export function Recorder({ question, ...view }: RecorderProps): JSX.Element {
  const device = useMemo(() => IS_BROWSER ? createRecorder({ question }) : null, [question]);
  const recorder = useMemo(() => device ?? idleRecorder(), [device]);
  useEffect(() => () => void device?.dispose(), [device]);
  useSignalEffect(() => {
    const location = recorder.location.value;
    if (location) globalThis.location.assign(location);
  });
  return <RecorderView recorder={recorder} {...view} />;
}
