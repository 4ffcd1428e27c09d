/** What the recorder's views are given: signals to show, actions to bind, texts. */
import type { Recorder, RecorderState } from "../../../../../lib/speech/mod.client.ts";
import type { PracticeTexts } from "../../../../../lib/texts/mod.ts";

export type RecorderTexts = PracticeTexts["recorder"];
export type RecorderModel = Omit<Recorder, "dispose">;

export interface RecorderViewProps {
  recorder: RecorderModel;
  texts: RecorderTexts;
}

/** Whether sound is being taken, or could go on being taken. */
export const isOpen = (state: RecorderState): boolean =>
  state === "recording" || state === "paused";
