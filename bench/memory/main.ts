/**
 * What the server has in memory: idle, and for each answer that is being spoken, against the budgets
 * for a server with PostgreSQL. The embedded database is shown beside it, without a budget: PGlite is
 * PostgreSQL in WebAssembly, whose memory is all in the process. Needs PostgreSQL at TEST_DATABASE_URL;
 * Redis is measured too where TEST_REDIS_URL answers.
 */
import { needs, TEST_REDIS_URL } from "../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../tests/support/postgres.ts";
import { startServer } from "../../tests/support/server.ts";
import { encodeOpus } from "../../tests/support/speech.ts";
import { recordedAnswer } from "../../tools/demo/recorded_answer.ts";
import { residentMb } from "./resident.ts";
import { speakAtOnce } from "./speakers.ts";

const IDLE_BUDGET_MB = 150;
const ANSWER_BUDGET_MB = 2;
const CANDIDATES = 100;
const SPOKEN_PACKETS = 250;

interface Memory {
  readonly idle: number;
  readonly speaking: number;
  readonly answer: number;
}

async function measure(env: Record<string, string>): Promise<Memory> {
  await using server = await startServer({ env });
  for (const path of ["/", "/history", "/readyz"]) {
    await (await fetch(server.origin + path)).body?.cancel();
  }
  const idle = await residentMb(server.pid);
  const { promise, resolve } = Promise.withResolvers<number>();
  await speakAtOnce(server.origin, {
    candidates: CANDIDATES,
    packets,
    onSpeaking: () => resolve(residentMb(server.pid)),
  });
  const speaking = await promise;
  return { idle, speaking, answer: (speaking - idle) / CANDIDATES };
}

async function measureOnPostgres(env: Record<string, string> = {}): Promise<Memory> {
  await using database = await emptyServerDatabase();
  return await measure({ DATABASE_URL: database.url, ...env });
}

if (!await needs("postgres")) {
  console.error("The budgets are for a server with PostgreSQL: set TEST_DATABASE_URL to one");
  Deno.exit(2);
}
const packets = encodeOpus((await recordedAnswer()).samples).slice(0, SPOKEN_PACKETS);
const budgeted = {
  "PostgreSQL": await measureOnPostgres(),
  ...await needs("redis") &&
    { "PostgreSQL, Redis": await measureOnPostgres({ REDIS_URL: TEST_REDIS_URL }) },
};
const embedded = await measure({});

const shown = ({ idle, speaking }: Memory) => ({
  "idle MB": idle.toFixed(0),
  [`MB with ${CANDIDATES} speaking`]: speaking.toFixed(0),
});
console.table({
  ...Object.fromEntries(
    Object.entries(budgeted).map((
      [name, memory],
    ) => [name, { ...shown(memory), "MB an answer": memory.answer.toFixed(2) }]),
  ),
  "budget": { "idle MB": `< ${IDLE_BUDGET_MB}`, "MB an answer": `< ${ANSWER_BUDGET_MB}` },
  "embedded (PGlite, Deno KV)": shown(embedded),
});
for (const [name, { idle, answer }] of Object.entries(budgeted)) {
  if (idle < IDLE_BUDGET_MB && answer < ANSWER_BUDGET_MB) continue;
  console.error(`Over budget: ${name}`);
  Deno.exitCode = 1;
}
