/** The browser's half of a section that is written while one reads: pieces of HTML, each with its place. */
import { batch, type Signal, signal } from "@preact/signals";
import { type Piece, PIECES_TYPE } from "../../../../lib/http/pieces.ts";

export interface SectionStream {
  readonly pieces: Signal<readonly Piece[]>;
  readonly state: Signal<"idle" | "waiting" | "done" | "failed">;
  /** Posts to `action` and takes what comes; a second call while it does changes nothing. */
  start(action: string): Promise<void>;
}

export function createSectionStream(send: typeof fetch = fetch): SectionStream {
  const pieces = signal<readonly Piece[]>([]);
  const state = signal<"idle" | "waiting" | "done" | "failed">("idle");
  return {
    pieces,
    state,
    async start(action) {
      if (state.value === "waiting" || state.value === "done") return;
      batch(() => {
        state.value = "waiting";
        pieces.value = [];
      });
      try {
        const response = await send(action, { method: "POST", headers: { accept: PIECES_TYPE } });
        if (!response.ok || response.body === null) throw new Error(`Status ${response.status}`);
        for await (const piece of read(response.body)) pieces.value = placed(pieces.value, piece);
        state.value = "done";
      } catch {
        state.value = "failed";
      }
    },
  };
}

/** The last line is `null`: a stream without it was cut off. */
async function* read(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Piece> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const piece = JSON.parse(line) as Piece | null;
      if (piece === null) return;
      yield piece;
    }
  }
  throw new Error("The stream was cut off");
}

function placed(pieces: readonly Piece[], piece: Piece): readonly Piece[] {
  return pieces.some(({ place }) => place === piece.place)
    ? pieces.map((old) => old.place === piece.place ? piece : old)
    : [...pieces, piece];
}
