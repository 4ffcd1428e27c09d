/** A server that stores sound as fast as it can and says what it has acknowledged: `DATABASE_URL|- FOLDER ANSWER...`. */
import { openDatabase } from "../../../lib/db/mod.server.ts";
import { createAudioLog } from "../../../lib/speech/mod.server.ts";
import { packetOf, PACKETS } from "./crash_packets.ts";

const [databaseUrl = "-", dataDir = "", ...answers] = Deno.args;
const open = await openDatabase({ databaseUrl: databaseUrl === "-" ? null : databaseUrl, dataDir });
const log = createAudioLog(open.db);
await Promise.all(answers.map(async (answer, at) => {
  let first = await log.next(answer);
  while (true) {
    const packets = Array.from({ length: PACKETS }, (_, index) => packetOf(at, first + index));
    first = await log.append(answer, { first, packets });
    console.log(`${at} ${first}`);
  }
}));
