/** What the AI layer adds to a call, beside the same call without it: in turns, so that all meet the same machine. */
import { testDatabase } from "../../../tests/support/database.ts";
import {
  type Answer,
  type ModelEndpoint,
  startModelEndpoint,
} from "../../../tests/support/model_endpoint/mod.ts";
import { needs } from "../../../tests/support/needs.ts";
import { createServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { ascending, percentile, percentilesOf } from "../latency/percentiles.ts";
import { GPT_4_1 } from "../latency/recorded.ts";
import { textFor } from "../latency/words.ts";
import { clientAlone, providerAlone, type Timing, type Way, wholeLayer } from "./ways.ts";

const WARM_UP = 10;
const MOST_MS = 10;

interface Pace {
  readonly name: string;
  readonly rounds: number;
  /** Milliseconds from one call's start to the next one's; null = when it is over. */
  readonly everyMs: number | null;
  readonly answer: Answer;
}

/** Fast enough not to hide the layer, and one as the recorded model is: its median, without its tail. */
const PACES: readonly Pace[] = [
  { name: "endpoint without any latency", rounds: 150, everyMs: null, answer: { text: textFor } },
  {
    name:
      `endpoint as ${GPT_4_1.name}: ${GPT_4_1.p50} ms, then ${GPT_4_1.tokensPerSecond} tokens/s`,
    rounds: 20,
    everyMs: 150,
    answer: { text: textFor, firstTextMs: GPT_4_1.p50, betweenMs: 1000 / GPT_4_1.tokensPerSecond },
  },
];

/** Prints the tables; true if the layer's median to the end stays within its budget on every pace and database. */
export async function runLayer(): Promise<boolean> {
  let met = true;
  for (const pace of PACES) met = await runPace(pace) && met;
  return met;
}

async function runPace({ name, rounds, everyMs, answer }: Pace): Promise<boolean> {
  await using endpoint = await startModelEndpoint({ large: { text: textFor } });
  await using databases = await openDatabases();
  const ways = waysTo(endpoint, databases.open);
  let number = 0;
  for (let n = 0; n < WARM_UP; n++) for (const [, way] of ways) await way(number++);
  endpoint.script = { large: answer };
  const timings = ways.map((): Promise<Timing>[] => []);
  for (let n = 0; n < rounds; n++) {
    for (const [at, [, way]] of ways.entries()) {
      const timing = way(number++);
      timings[at]!.push(timing);
      await (everyMs === null ? timing : new Promise((resolve) => setTimeout(resolve, everyMs)));
    }
  }
  return printPace(`Layer: ${name}, ${rounds} calls each in turn, ms`, {
    ways,
    timings: await Promise.all(timings.map((of) => Promise.all(of))),
  });
}

async function openDatabases() {
  const pglite = await testDatabase();
  const postgres = await needs("postgres") ? await createServerDatabase() : null;
  return {
    open: [
      ["PGlite", pglite.db],
      ...postgres ? [["PostgreSQL", postgres.db] as const] : [],
    ] as const,
    [Symbol.asyncDispose]: async () => {
      await pglite.close();
      await postgres?.close();
    },
  };
}

type Databases = Awaited<ReturnType<typeof openDatabases>>["open"];

const waysTo = (
  { url }: ModelEndpoint,
  databases: Databases,
): readonly (readonly [string, Way])[] => [
  ["openai client alone", clientAlone(url)],
  ["provider alone", providerAlone(url)],
  ...databases.map(([name, db]) => [`ai.run on ${name}`, wholeLayer(url, db)] as const),
];

function printPace(title: string, { ways, timings }: {
  readonly ways: readonly (readonly [string, Way])[];
  readonly timings: readonly (readonly Timing[])[];
}): boolean {
  const median = (of: readonly Timing[], figure: keyof Timing) =>
    percentile(ascending(of.map((timing) => timing[figure])), 0.5);
  const added = timings.map((of) => median(of, "end") - median(timings[0]!, "end"));
  printTable(title, [
    [
      "way",
      "first p50",
      "p95",
      "p99",
      "end p50",
      "p95",
      "p99",
      "added at the end",
      "ratio",
      "budget",
    ],
    ...ways.map(([name], at) => {
      const of = timings[at]!;
      return [
        name,
        ...percentilesOf(of.map(({ first }) => first), 1),
        ...percentilesOf(of.map(({ end }) => end), 1),
        at === 0 ? "" : added[at]!.toFixed(1),
        at === 0 ? "" : `x ${(median(of, "end") / median(timings[0]!, "end")).toFixed(3)}`,
        at < 2 ? "" : `${added[at]! <= MOST_MS ? "within" : "over"} ${MOST_MS} ms`,
      ];
    }),
  ]);
  return added.every((ms) => ms <= MOST_MS);
}
