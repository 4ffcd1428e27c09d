/** A process killed between setting money aside and booking the call; the next one finds it, and asks again. */
import { openDatabase } from "../../../lib/db/mod.server.ts";
import { systemClock } from "../../../lib/ai/mod.server.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { startChild } from "../../../tests/support/child.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { audit } from "../latency/audit.ts";
import { modelOf } from "../latency/configurations.ts";
import { inputOf, textFor } from "../latency/words.ts";
import { providerAt } from "./inflict.ts";
import { type FaultReport, see } from "./seen.ts";

const RUNS = 8;
/** Longer than money is held, and than any run takes. */
const LATER_MS = 20 * 60_000;

/** On PGlite in a folder, which outlives the process. */
export async function runKilled(): Promise<FaultReport> {
  await using folder = await temporaryFolder();
  await using endpoint = await startModelEndpoint({ large: { firstTextMs: Infinity } });
  await using child = startChild(new URL("killed_child.ts", import.meta.url), [
    "-",
    folder.path,
    endpoint.url,
    String(RUNS),
  ]);
  while (endpoint.calls.length < RUNS) await new Promise((resolve) => setTimeout(resolve, 20));
  await child.kill();
  endpoint.script = { large: { text: textFor } };
  await using open = await openDatabase({ databaseUrl: null, dataDir: folder.path });
  const ai = testAi(open.db, {
    models: [modelOf("large")],
    providers: new Map([["bench", providerAt("bench", endpoint.url)]]),
    clock: { ...systemClock, now: () => Date.now() + LATER_MS },
  });
  await ai.housekeep();
  const unknown = await open.db.selectFrom("ai_calls").select("id")
    .where("outcome", "=", "unknown").execute();
  const context = { candidateId: null, interviewId: null, answerId: null };
  const seen = await Promise.all(
    Array.from(
      { length: RUNS },
      (_, number) => see(ai.run({ task: "evaluate", input: inputOf(number), context })),
    ),
  );
  const name =
    `process killed mid-call, ${unknown.length} of ${RUNS} booked as unknown, asked again`;
  return { name, seen, audit: await audit(open.db, endpoint) };
}
