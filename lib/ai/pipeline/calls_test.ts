/** What a model that went silent costs a quiet server, and how it is found out. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { seededRandom } from "../../random.ts";
import { END, HANG, type Script, ScriptedProvider } from "../reliability/__fixtures__/scripted.ts";
import { modelOf, requestFor } from "../reliability/__fixtures__/test_run.ts";
import { createExecutor } from "../reliability/mod.ts";
import { aRequest, teach } from "../routing/__fixtures__/routers.ts";
import { createRouter } from "../routing/mod.ts";
import { RunCalls } from "./calls.server.ts";

const EVERY_MS = 120_000;
const MODELS = [modelOf("large", { quality: 1 }), modelOf("small", { quality: 0.4 })];
const writing = (text: string): Script => [{ waitMs: 300 }, text, { waitMs: 3_000 }, END];

/** A server that is asked every two minutes, whose first model is silent for so many calls. */
function quietServer(silent: number) {
  const clock = new ManualClock();
  const random = seededRandom(1);
  const provider = new ScriptedProvider(clock, {
    large: [...Array<Script>(silent).fill([HANG]), writing("large")],
    small: [writing("small")],
  });
  const onFault = (error: unknown) => {
    throw error;
  };
  const executor = createExecutor({ provider: () => provider, clock, random, onFault });
  const health = (id: string) => executor.health.of(id);
  const router = createRouter({ models: MODELS, clock, random, health });
  teach(router, { model: "large", quality: 0.9, times: 300 });
  teach(router, { model: "small", quality: 0.4, times: 300 });
  const settle = () => Promise.resolve();
  const parts = {
    models: MODELS,
    router,
    executor,
    cache: null!,
    ledger: null!,
    experiments: null!,
    budgets: {
      admit: () => Promise.resolve({ settle }),
      left: () => Promise.resolve(Infinity),
    },
    clock,
    placeOf: () => null,
    onFault,
  };
  const context = { candidateId: null, interviewId: null, answerId: null };
  const decide = () => router.decide(aRequest());
  return {
    /** How long a text of the silent model is expected to take. */
    waitMs: () => decide().figures.find(({ model }) => model === "large")!.waitMs,
    /** Who was ranked first, who answered, and after how long the text began. */
    async ask() {
      const begun = clock.monotonic();
      const { ranked } = decide();
      const calls = new RunCalls(parts, { requestId: "1", task: "evaluate", context });
      const question = {
        models: ranked,
        requestFor,
        deadlines: { firstTextMs: 4_000, totalMs: 30_000 },
        promptVersion: "evaluate@1",
      };
      let waitedMs = NaN;
      let model: string | null = null;
      const read = async () => {
        for await (const event of calls.ask(question, new AbortController().signal)) {
          if (event.type === "text" && !(waitedMs >= 0)) waitedMs = clock.monotonic() - begun;
          if (event.type === "end") model = event.model;
        }
      };
      const reading = read();
      await clock.advance(EVERY_MS);
      await reading;
      return { first: ranked[0]!.id, model, waitedMs };
    },
  };
}

Deno.test("a silent first model is left alone after a few runs of a quiet server, and taken back when it is well", async () => {
  const server = quietServer(14);
  const expected = server.waitMs();
  for (let n = 0; n < 5; n++) {
    const { first, model } = await server.ask();
    assert.deepEqual([first, model], ["large", "small"]);
  }
  assert.ok(server.waitMs() > expected + 900, "the router knows that it is slow");
  let runs = 0;
  for (let run = await server.ask(); run.model !== "large"; run = await server.ask()) {
    assert.ok(run.waitedMs <= 800, `${run.first} was waited for ${run.waitedMs} ms`);
    runs += 1;
  }
  assert.ok(runs > 20, `nine probes came within ${runs} runs`);
  let well = 0;
  for (let n = 0; n < 20; n++) well += (await server.ask()).model === "large" ? 1 : 0;
  assert.ok(well === 20, `it answered ${well} of 20 runs`);
});
