/** What may be cached of a stream: a whole text of the model that was asked, and nothing else. */
import type { ExecutionEvent } from "../spec/execution.ts";

export interface CachedText {
  readonly text: string;
  /** Id of the model that wrote it. */
  readonly model: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

const CHUNK = /.{1,256}/gsu;

/** Listens to a stream as it passes. */
export class Recording {
  readonly #model: string;
  #text = "";
  #ownWords = true;
  #whole = false;

  /** @param model Id of the model that was asked */
  constructor(model: string) {
    this.#model = model;
  }

  add(event: ExecutionEvent): void {
    if (event.type === "text") {
      this.#text += event.text;
      this.#ownWords &&= event.model === this.#model;
    } else if (event.type === "switched") {
      if (event.keepsText) return;
      this.#text = "";
      this.#ownWords = true;
    } else {
      this.#whole = event.outcome === "complete" && event.finish === "stop";
    }
  }

  /** Null for a part, for what was cut short or withheld, and for what another model wrote or helped to write. */
  get text(): string | null {
    return this.#whole && this.#ownWords && this.#text !== "" ? this.#text : null;
  }
}

/** The stream that a cached text once was. */
export function* replayed({ text, model }: CachedText): Generator<ExecutionEvent> {
  for (const [chunk] of text.matchAll(CHUNK)) yield { type: "text", text: chunk, model };
  yield { type: "end", outcome: "complete", finish: "stop", model, reason: null };
}
