/** A typed answer before it is sent, kept in the browser's storage, one for each question. */

export interface Draft {
  readonly text: string;
  /** Attempts there were when it was written. */
  readonly attempts: number;
}

const keyOf = (question: string): string => `rehearse.draft.${question}`;

/** What was typed and not sent; null where there is nothing, or it has become an attempt since. */
export function readDraft(question: string, attempts: number): string | null {
  try {
    const draft: Draft = JSON.parse(localStorage.getItem(keyOf(question)) ?? "null");
    if (draft && draft.attempts === attempts && typeof draft.text === "string") return draft.text;
    localStorage.removeItem(keyOf(question));
  } catch {
    // Nothing is kept here, or nothing that can be read: the field stays as it is.
  }
  return null;
}

/** Whether the browser keeps it. */
export function keepDraft(question: string, draft: Draft): boolean {
  try {
    if (draft.text === "") localStorage.removeItem(keyOf(question));
    else localStorage.setItem(keyOf(question), JSON.stringify(draft));
    return draft.text !== "";
  } catch {
    return false;
  }
}
