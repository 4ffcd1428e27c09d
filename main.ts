/** The only composition root: reads the configuration, builds the parts, says what is on, and serves. */
import { createApp } from "./app.tsx";
import { evaluate } from "./lib/coach/mod.ts";
import {
  createAi,
  createProviders,
  createRecognisers,
  keyVariables,
  type ModelsFile,
  readModelsFile,
  systemClock,
} from "./lib/ai/mod.server.ts";
import { readConfig, readEnvironment, readVariables } from "./lib/config.server.ts";
import {
  advise,
  createMonitor,
  createStatementFigures,
  migrate,
  openDatabase,
  openLaggingReads,
  readQueries,
  withQueryScope,
} from "./lib/db/mod.server.ts";
import type { Parts } from "./lib/http/parts.server.ts";
import { serve } from "./lib/http/serve.server.ts";
import { createIdentity } from "./lib/identity.server.ts";
import { createInterviews, startHousekeeping } from "./lib/interview/mod.server.ts";
import { createLog } from "./lib/log.server.ts";
import { oneAtATime } from "./lib/one_at_a_time.ts";
import { createOperator } from "./lib/operator.server.ts";
import { startRounds } from "./lib/rounds.ts";
import { loadOperatorKey, loadSecret } from "./lib/secrets.server.ts";
import { createSpeech } from "./lib/speech/mod.server.ts";
import { CACHED, createRateLimit, createTieredCache, guardStore } from "./lib/store/mod.ts";
import { openStore } from "./lib/store/mod.server.ts";

const MINUTE_MS = 60_000;
const NO_MODELS: ModelsFile = { providers: [], models: [], experiments: [] };
/** Enough for an answer sent by HTTP in the smallest batches, and far below what would hurt. */
const WRITES_PER_MINUTE = 600;
/** Job descriptions: enough for a class behind one address, too little to use up a day's budget. */
const PAID_PER_HOUR = 60;
/** On PGlite everybody waits while indexes are tried: the dearest statements only, and not for long. */
const ADVISED = 40;
const ADVICE_MS = 5_000;

const config = readConfig(readEnvironment());
const log = createLog(config.logLevel);
const monitor = createMonitor({
  clock: systemClock,
  onFault: (error) => log.warn("statement not looked into", { part: "db", error }),
});
const database = await openDatabase(config, monitor);
await migrate(database, new URL("./migrations", import.meta.url).pathname);
monitor.readPlans(database.db);
const reads = openLaggingReads(config, {
  primary: database.db,
  watch: monitor.watch,
  onFault: (error) => log.warn("replica left alone", { part: "db", error }),
});
const opened = await openStore(config, {
  onAway: (error) =>
    log.warn("going on without the store until it is there", { part: "store", error }),
});
const store = guardStore(opened, { clock: systemClock });
const tiers = createTieredCache({
  families: CACHED,
  store,
  clock: systemClock,
  random: Math.random,
  onFault: (error) => log.error("cache failed", { part: "store", error }),
});
const figures = createStatementFigures({
  db: database.db,
  monitor,
  tiers,
  clock: systemClock,
});
const declared = config.modelsFile === null ? NO_MODELS : await readModelsFile(config.modelsFile);
const env = readVariables(keyVariables(declared));
const providers = createProviders(declared.providers, env);
const ai = createAi({
  db: database.db,
  read: reads.read,
  tiers,
  clock: systemClock,
  random: Math.random,
  models: declared.models,
  providers,
  experiments: declared.experiments,
  caps: config.budgets,
  recognisers: await createRecognisers({
    declared,
    providers,
    env,
    config: config.transcription,
  }),
  onFault: (error) => log.error("models failed", { part: "ai", error }),
});
const speech = await createSpeech({
  db: database.db,
  config: config.transcription,
  chosen: ai.transcriber,
  report: (error) => log.error("speech failed", { part: "speech", error }),
  onFull: (bytes) =>
    log.warn("recorders sent away until sound is stored", { part: "speech", bytes }),
});
const interviews = createInterviews({
  db: database.db,
  read: reads.read,
  speech,
  ai,
  coach: evaluate,
  now: () => new Date(),
  retentionHours: config.retentionHours,
  onFault: (what, details) => log.error(what, details),
});
const secret = await loadSecret(config);
const operatorKey = await loadOperatorKey(config);
const parts: Parts = {
  config,
  log,
  identity: createIdentity(secret),
  operator: createOperator(secret, operatorKey.key),
  ai,
  interviews,
  speech,
  writes: createRateLimit(store, { limit: WRITES_PER_MINUTE, windowMs: MINUTE_MS }),
  paid: createRateLimit(store, { limit: PAID_PER_HOUR, windowMs: 60 * MINUTE_MS }),
  caches: () => tiers.figures(),
  queries: () => readQueries({ monitor, figures, db: database.db }),
  advise: oneAtATime(() => {
    const dearest = monitor.overview().lines.slice(0, ADVISED);
    return advise(database.db, dearest, { budgetMs: ADVICE_MS });
  }),
  // Without the store everything works, a little slower.
  ready: () => database.ping(),
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
  await tiers.begin();
  await ai.begin();
  const review = startRounds(async () => {
    const done = await withQueryScope("task: models' housekeeping", () => ai.housekeep());
    for (const one of done) log.info(one, { part: "ai" });
  }, {
    everyMs: MINUTE_MS,
    onFault: (error) => log.error("housekeeping failed", { part: "ai", error }),
  });
  const keeping = startRounds(() => figures.store(), {
    everyMs: MINUTE_MS,
    onFault: (error) => log.error("figures of statements wait", { part: "db", error }),
  });
  serve(fetch, {
    ...config,
    onListen: sayWhatIsOn,
    onStop: async () => {
      housekeeping[Symbol.dispose]();
      review[Symbol.dispose]();
      keeping[Symbol.dispose]();
      interviews.finishing.stop();
      await Promise.all([speech.close(), ai.stop()]);
    },
    onStopped: async () => {
      await speech.log.close();
      await figures.close().catch((error) =>
        log.error("figures of the last minute lost", { part: "db", error })
      );
      await tiers[Symbol.asyncDispose]();
      await store.close();
      await monitor.stop();
      await reads.close();
      await database.close();
    },
  });
}

function sayWhatIsOn(origin: string): void {
  const { kind, reason } = speech.status;
  // deno-lint-ignore no-console -- what an operator reads at start
  console.log([
    `Rehearse is at ${origin}`,
    `  database    ${database.kind} at ${database.place}${
      config.databaseAccess.replicaUrl ? ", with a replica" : ""
    }`,
    `  store       ${config.redisUrl ? "Redis" : `Deno KV in ${config.dataDir}`}`,
    `  recogniser  ${kind}: ${reason}`,
    `  models      ${modelsLine()}`,
    `  operations  ${origin}/operations, key in ${operatorKey.path ?? "OPERATOR_KEY"}`,
  ].join("\n"));
}

function modelsLine(): string {
  const names = declared.models.map(({ id }) => id).join(", ");
  if (names === "") {
    const { sentTo } = speech.status;
    const leaves = sentTo
      ? `only sound leaves this server, for ${sentTo}`
      : "no answer leaves this server";
    return `off: feedback is by the built-in coach, and ${leaves}`;
  }
  const { places } = ai;
  const { sentTo } = speech.status;
  const words = places.length > 0 ? `are sent to ${places.join(", ")}` : "stay on this machine";
  return `${names}; words of answers ${words}${sentTo ? `, their sound is sent to ${sentTo}` : ""}`;
}
