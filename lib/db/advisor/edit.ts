/** Changes of a statement's text at the positions that its parse tree gives. */

/** Positions are bytes of the UTF-8 text, as in the parse tree. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits done; they must not overlap. */
export function edit(text: string, edits: readonly Edit[]): string {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  let result = "";
  let done = 0;
  for (const each of edits.toSorted((a, b) => a.start - b.start)) {
    result += decoder.decode(bytes.subarray(done, each.start)) + each.text;
    done = each.end;
  }
  return result + decoder.decode(bytes.subarray(done));
}

/** A value in the place of a placeholder that stands nowhere else. */
export interface Assumption {
  readonly number: number;
  readonly edit: Edit;
}
