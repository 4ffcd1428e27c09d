/** A server that asks models about answers, and is killed while it does: `DATABASE_URL|- FOLDER MODEL_URL RUNS`. */
import { migrate, openDatabase } from "../../../lib/db/mod.server.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { modelOf } from "../latency/configurations.ts";
import { inputOf } from "../latency/words.ts";
import { providerAt } from "./inflict.ts";
import { see } from "./seen.ts";

const [databaseUrl = "-", dataDir = "", modelUrl = "", runs = "1"] = Deno.args;
const open = await openDatabase({ databaseUrl: databaseUrl === "-" ? null : databaseUrl, dataDir });
await migrate(open, MIGRATIONS);
const ai = testAi(open.db, {
  models: [modelOf("large")],
  providers: new Map([["bench", providerAt("bench", modelUrl)]]),
});
const context = { candidateId: null, interviewId: null, answerId: null };
await Promise.all(
  Array.from(
    { length: Number(runs) },
    (_, number) => see(ai.run({ task: "evaluate", input: inputOf(number), context })),
  ),
);
