/** Reads a draft while it is written, and shows what is whole and proven of it. */
import type { ExecutionEvent } from "../spec/execution.ts";
import type { TaskInput } from "../spec/task.ts";
import { PartialJson } from "../structured/mod.ts";

/** What a task shows of a draft; see `Task.preview()`. */
interface Shows<I extends TaskInput, Result> {
  preview(draft: unknown, input: I): Partial<Result> | null;
}

/** Signs that an item may have become whole. */
const CLOSES = /[}\]"]/;

/** One draft, from its first character to its last; another model may begin it anew. */
export class DraftReader<I extends TaskInput, Result> {
  readonly #task: Shows<I, Result>;
  readonly #input: I;
  #text = "";
  #json = new PartialJson();
  #seen = 0;
  #shown = "";

  constructor(task: Shows<I, Result>, input: I) {
    this.#task = task;
    this.#input = input;
  }

  get text(): string {
    return this.#text;
  }

  /** As far as it is JSON; null before its first sign. */
  get draft(): unknown {
    return this.#json.value;
  }

  /** @returns what can be shown now, if that is more or other than before */
  push({ text }: Extract<ExecutionEvent, { type: "text" }>): Partial<Result> | null {
    this.#text += text;
    this.#json.push(text);
    if (!CLOSES.test(text) || !this.#grew()) return null;
    const preview = this.#task.preview(this.#json.value, this.#input);
    const shown = JSON.stringify(preview);
    if (preview === null || shown === this.#shown) return null;
    this.#shown = shown;
    return preview;
  }

  /** What was written so far counts no more; what was shown stays until there is other to show. */
  restart(): void {
    this.#text = "";
    this.#seen = 0;
    this.#json = new PartialJson();
  }

  #grew(): boolean {
    const { changes } = this.#json;
    if (changes === this.#seen) return false;
    this.#seen = changes;
    return true;
  }
}
