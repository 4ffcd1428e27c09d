export type Streamable<Chunk> = Iterable<Chunk> | AsyncIterable<Chunk>;

/** Encodes text chunks and passes bytes on as they are. */
export function streamBody(chunks: Streamable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return ReadableStream.from(chunks).pipeThrough(
    new TransformStream<string | Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk instanceof Uint8Array ? chunk : encoder.encode(String(chunk)));
      },
    }),
  );
}
