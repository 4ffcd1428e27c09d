/** Sends a section of a page while it is written. */
import { type Piece, PIECES_TYPE } from "./pieces.ts";

/** Whether a script asks, which can put pieces in place; otherwise the page has to be loaded again. */
export const wantsPieces = ({ headers }: Request): boolean =>
  headers.get("accept")?.includes(PIECES_TYPE) === true;

/** Ends with the line `null`, which a stream that failed lacks. */
export function sendPieces(pieces: AsyncIterable<Piece>): Response {
  return new Response(ReadableStream.from(encode(pieces)), {
    headers: {
      "content-type": PIECES_TYPE,
      "cache-control": "no-store",
      // Proxies that buffer would keep the first words back.
      "x-accel-buffering": "no",
    },
  });
}

async function* encode(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(`${JSON.stringify(piece)}\n`);
  yield encoder.encode("null\n");
}
