/** What the server has kept, read from its folder once it has stopped. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { openPglite } from "../../lib/db/adapters/pglite/pglite.server.ts";
import { createAudioLog } from "../../lib/speech/mod.server.ts";
import type { RunningServer } from "../support/server.ts";
import type { Wire } from "./wire.ts";

/** Stops the server and gives the packets of an answer as they stand in its log. */
export async function storedPackets(server: RunningServer, answer: string): Promise<Uint8Array[]> {
  await server.stop();
  const { db, close } = await openPglite({ folder: join(server.dataDir, "pglite") });
  try {
    return await Array.fromAsync(
      createAudioLog(db).read(answer),
      (packet) => new Uint8Array(packet),
    );
  } finally {
    await close();
  }
}

/** Every packet that was recorded is in the log, once, in its place, byte for byte; none besides. */
export function assertNothingLost(stored: readonly Uint8Array[], wire: Wire): void {
  assert.equal(stored.length, wire.ended, "the log holds what the page counted");
  assert.equal(wire.acknowledged, wire.ended, "the server acknowledged all");
  assert.equal(wire.packets.size, wire.ended, "every number was sent");
  for (const [number, packet] of stored.entries()) {
    assert.deepEqual(packet, wire.packets.get(number), `packet ${number}`);
  }
}
