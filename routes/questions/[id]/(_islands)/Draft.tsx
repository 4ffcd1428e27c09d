import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { type Draft as Kept, keepDraft, readDraft } from "../(_components)/draft.ts";

/** Nothing is typed before the page has been read. */
export const loading = "idle";

interface DraftProps {
  question: string;
  /** Attempts made so far: a draft from before the latest one has been sent. */
  attempts: number;
  /** The id of the field. */
  field: string;
  label: string;
}

/** Keeps what is being typed on this device, and gives it back after a reload or a crash. */
export function Draft({ question, attempts, field, label }: DraftProps): JSX.Element {
  const kept = useSignal(false);
  useEffect(() => {
    const area = document.getElementById(field);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const draft = readDraft(question, attempts);
    if (draft && area.value === "") area.value = draft;
    const save = () => {
      const now: Kept = { text: area.value, attempts };
      kept.value = keepDraft(question, now);
    };
    area.addEventListener("input", save);
    if (area.value !== "") save();
    return () => area.removeEventListener("input", save);
  }, [question, attempts, field]);
  return <p class="quiet small" role="status">{kept.value ? label : ""}</p>;
}
