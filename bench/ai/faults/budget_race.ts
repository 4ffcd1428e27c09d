/** Many runs at once against a cap that has room for a few: how much was set aside at most, to the nano-dollar. */
import { sql } from "kysely";
import type { Database, OpenDatabase } from "../../../lib/db/mod.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { type Answer, startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { needs } from "../../../tests/support/needs.ts";
import { createServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { audit } from "../latency/audit.ts";
import { modelOf } from "../latency/configurations.ts";
import { inputOf, textFor } from "../latency/words.ts";
import { ENDLESS } from "./cases.ts";
import { providerAt } from "./inflict.ts";
import { lostIn, see } from "./seen.ts";

const CALLS = 200;
const CAP_NANO = 150_000_000;
const OBEDIENT: Answer = { text: textFor, firstTextMs: 1_500, tokenLength: 64 };
/** Of the cap, at most: a call whose server ignores its limit costs more than was set aside until it is hung up on. */
const ENDLESS_SHARE = 1.25;
const NOBODY = { candidateId: null, interviewId: null, answerId: null };

/** Prints the table; true if no cap was passed and nothing was lost. */
export async function runBudgetRaces(): Promise<boolean> {
  const races: [string, Race][] = [
    ["PGlite", await raceOn(testDatabase)],
    ["PGlite, limit ignored", await raceOn(testDatabase, { ...OBEDIENT, ...ENDLESS })],
  ];
  if (await needs("postgres")) races.push(["PostgreSQL", await raceOn(createServerDatabase)]);
  printTable(`Faults: ${CALLS} runs at once against a cap of ${CAP_NANO} nano-dollars`, [
    [
      "database",
      "held at most",
      "room left then",
      "one call",
      "spent",
      "asked",
      "coach",
      "lost",
      "astray",
      "cap",
    ],
    ...races.map(([name, { held, oneCall, spent, asked, byCoach, lost, astray, isKept }]) => [
      name,
      ...[held, CAP_NANO - held, oneCall, spent, asked, byCoach, lost, astray].map(String),
      isKept ? "kept" : "passed",
    ]),
  ]);
  return races.every(([, { isKept, lost, astray }]) => isKept && lost + astray === 0);
}

interface Race {
  /** Nano-dollars spent and set aside, at most. */
  readonly held: number;
  readonly oneCall: number;
  readonly spent: number;
  readonly asked: number;
  readonly byCoach: number;
  readonly lost: number;
  readonly astray: number;
  readonly isKept: boolean;
}

async function raceOn(
  openDatabase: () => Promise<OpenDatabase>,
  large: Answer = OBEDIENT,
): Promise<Race> {
  await using open = await openDatabase();
  await using endpoint = await startModelEndpoint({ large });
  const ai = testAi(open.db, {
    models: [{ ...modelOf("large"), concurrency: CALLS }],
    providers: new Map([["bench", providerAt("bench", endpoint.url)]]),
    caps: { dayNano: CAP_NANO, candidateDayNano: null, interviewNano: null },
    reliability: { hedging: false },
  });
  const watching = watch(open.db);
  const seen = await Promise.all(Array.from(
    { length: CALLS },
    (_, n) => see(ai.run({ task: "evaluate", input: inputOf(1000 + n), context: NOBODY })),
  ));
  const { held, oneCall } = await watching.stop();
  const { costNano, astrayNano, twice, unbooked } = await audit(open.db, endpoint);
  return {
    held,
    oneCall,
    spent: costNano,
    asked: endpoint.calls.length,
    byCoach: seen.filter(({ result }) => result?.model === "coach").length,
    lost: lostIn({ seen }),
    astray: astrayNano + twice + unbooked,
    isKept: Math.max(held, costNano) <= CAP_NANO * (large === OBEDIENT ? 1 : ENDLESS_SHARE),
  };
}

/** Looks at the account again and again, until it is told to stop. */
function watch(db: Database) {
  const most = { held: 0, oneCall: 0 };
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const { rows: [row] } = await sql<{ held: number; one: number }>`
        select coalesce(max(spent_nano + reserved_nano), 0)::float8 as held,
          (select coalesce(max(nano), 0) from budget_reservations)::float8 as one
        from budget_accounts where scope = 'day'`.execute(db);
      most.held = Math.max(most.held, row!.held);
      most.oneCall = Math.max(most.oneCall, row!.one);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await looking;
      return most;
    },
  };
}
