/** Runs under one fault, on an endpoint and a database of their own. */
import { openaiProvider } from "../../../lib/ai/providers/openai/mod.server.ts";
import type { AiParts } from "../../../lib/ai/mod.server.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { audit } from "../latency/audit.ts";
import { modelOf } from "../latency/configurations.ts";
import { inputOf, textFor } from "../latency/words.ts";
import type { Case } from "./cases.ts";
import { type FaultReport, see } from "./seen.ts";

const RUNS = 40;
const NOBODY = { candidateId: null, interviewId: null, answerId: null };

export const providerAt = (id: string, url: string) =>
  openaiProvider({ id, baseUrl: url, apiKey: null, place: "models.example" });

/** All at once; on PGlite. */
export async function inflict({ name, large, small, clock }: Case): Promise<FaultReport> {
  await using open = await testDatabase();
  await using endpoint = await startModelEndpoint({ large, small });
  const ai = testAi(open.db, {
    models: [modelOf("large"), modelOf("small")],
    providers: new Map([["bench", providerAt("bench", endpoint.url)]]),
    onFault: () => {},
    ...(clock && { clock }),
  });
  const seen = await Promise.all(ask(ai));
  return { name, seen, audit: await audit(open.db, endpoint) };
}

/** The first model's server dies while all of them listen to it; the second has one of its own. */
export async function killServer(): Promise<FaultReport> {
  await using open = await testDatabase();
  const behaviour = { text: textFor, firstTextMs: 20, betweenMs: 10, tokenLength: 16 };
  const dying = await startModelEndpoint({ large: behaviour });
  await using other = await startModelEndpoint({ small: behaviour });
  const models: AiParts["models"] = [
    { ...modelOf("large"), provider: "dying" },
    { ...modelOf("small"), provider: "other" },
  ];
  const ai = testAi(open.db, {
    models,
    providers: new Map([
      ["dying", providerAt("dying", dying.url)],
      ["other", providerAt("other", other.url)],
    ]),
    onFault: () => {},
  });
  const asked = ask(ai);
  while (dying.calls.length < RUNS / 2 || !dying.calls.some(({ chunksSent }) => chunksSent > 20)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await dying[Symbol.asyncDispose]();
  const seen = await Promise.all(asked);
  const calls = [...dying.calls, ...other.calls];
  return { name: "first model's server killed", seen, audit: await audit(open.db, { calls }) };
}

const ask = (ai: ReturnType<typeof testAi>) =>
  Array.from(
    { length: RUNS },
    (_, number) => see(ai.run({ task: "evaluate", input: inputOf(number), context: NOBODY })),
  );
