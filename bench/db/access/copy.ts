/** COPY FROM STDIN through node-postgres, which knows its messages and leaves the rest to who submits it. */
import { Buffer } from "node:buffer";
// @ts-types="../../../lib/db/adapters/postgres/pg.d.ts"
import type { Client } from "pg";

/** What a statement is told by its connection. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

export function copyIn(client: Client, text: string, rows: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.query({
    submit: (wire: Wire) => wire.query(text),
    handleCopyInResponse(wire: Wire) {
      wire.sendCopyFromChunk(Buffer.from(rows));
      wire.endCopyFrom();
    },
    handleCommandComplete() {},
    handleReadyForQuery: resolve,
    handleError: reject,
  });
  return promise;
}
