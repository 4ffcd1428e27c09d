/** The only composition root: reads the configuration, builds the parts, says what is on, and serves. */
import { createApp } from "./app.tsx";
import { evaluate } from "./lib/coach/mod.ts";
import { readConfig, readEnvironment } from "./lib/config.server.ts";
import { migrate, openDatabase } from "./lib/db/mod.server.ts";
import type { Parts } from "./lib/http/parts.server.ts";
import { serve } from "./lib/http/serve.server.ts";
import { createIdentity } from "./lib/identity.server.ts";
import { createInterviews, startHousekeeping } from "./lib/interview/mod.server.ts";
import { createLog } from "./lib/log.server.ts";
import { loadSecret } from "./lib/secrets.server.ts";
import { createSpeech } from "./lib/speech/mod.server.ts";
import { createRateLimit } from "./lib/store/mod.ts";
import { openStore } from "./lib/store/mod.server.ts";

const MINUTE_MS = 60_000;
/** Enough for an answer sent by HTTP in the smallest batches, and far below what would hurt. */
const WRITES_PER_MINUTE = 600;

const config = readConfig(readEnvironment());
const log = createLog(config.logLevel);
const database = await openDatabase(config);
await migrate(database, new URL("./migrations", import.meta.url).pathname);
const store = await openStore(config);
const speech = await createSpeech({
  db: database.db,
  config: config.transcription,
  report: (error) => log.error("speech failed", { part: "speech", error }),
});
const interviews = createInterviews({
  db: database.db,
  speech,
  coach: evaluate,
  now: () => new Date(),
  retentionHours: config.retentionHours,
  onFault: (what, details) => log.error(what, details),
});
const parts: Parts = {
  config,
  log,
  identity: createIdentity(await loadSecret(config)),
  interviews,
  speech,
  writes: createRateLimit(store, { limit: WRITES_PER_MINUTE, windowMs: MINUTE_MS }),
  ready: async () => {
    await database.ping();
    await store.get("ready");
  },
};

export const app = createApp(parts);

// Not awaited: the generated server imports this module, which must have finished first.
if (import.meta.main) void run();

async function run(): Promise<void> {
  // Written by `deno task build`, so not there when types are checked.
  const built = new URL("./_fresh/server.js", import.meta.url).href;
  const { default: { fetch } } = await import(built);
  interviews.finishing.resumeStopped()
    .catch((error) => log.error("waiting answers not taken up", { part: "interview", error }));
  const housekeeping = startHousekeeping(interviews, {
    now: () => new Date(),
    onFault: (error) => log.error("housekeeping failed", { part: "interview", error }),
  });
  serve(fetch, {
    ...config,
    onListen: sayWhatIsOn,
    onStop: async () => {
      housekeeping[Symbol.dispose]();
      interviews.finishing.stop();
      await speech.close();
    },
    onStopped: async () => {
      await store.close();
      await database.close();
    },
  });
}

function sayWhatIsOn(origin: string): void {
  const { kind, reason } = speech.status;
  // deno-lint-ignore no-console -- what an operator reads at start
  console.log([
    `Rehearse is at ${origin}`,
    `  database    ${database.kind} at ${database.place}`,
    `  store       ${config.redisUrl ? "Redis" : `Deno KV in ${config.dataDir}`}`,
    `  recogniser  ${kind}: ${reason}`,
    "  model       off: feedback is by the built-in coach, and no answer leaves this server",
  ].join("\n"));
}
