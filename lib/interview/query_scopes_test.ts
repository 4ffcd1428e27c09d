/** Work that no request waits for is watched as requests are: what repeats a statement within it is told. */
import assert from "node:assert/strict";
import { modelsAt, testAi } from "../../tests/support/ai.ts";
import {
  relevantQuestion,
  scriptedSpeech,
  speakAnswer,
  testInterviews,
} from "../../tests/support/interviews.ts";
import { startModelEndpoint } from "../../tests/support/model_endpoint/mod.ts";
import { fitting } from "../../tests/support/models.ts";
import { lineWith, type Monitored, testOnEachMonitored } from "../../tests/support/monitored.ts";
import type { OpenDatabase } from "../db/mod.ts";
import { withQueryScope } from "../db/mod.server.ts";

/** Looks for each of six things by itself, of those that nobody else asks for. */
async function repeat({ db }: Monitored, table: "budget_reservations" | "statement_texts") {
  for (let time = 0; time < 6; time++) await db.selectFrom(table).selectAll().execute();
}

const repeated = (on: Monitored, table: string) => lineWith(on, `from "${table}"`).repeated;

const once = (within: string) => ({ runs: 1, longest: 6, within: [within] });

const opened = ({ db }: Monitored) =>
  ({ db, close: () => Promise.resolve() }) as Pick<OpenDatabase, "db" | "close"> as OpenDatabase;

testOnEachMonitored("what repeats a statement while an answer is finished is told", async (on) => {
  const speech = scriptedSpeech();
  await using test = await testInterviews({
    speech: {
      ...speech,
      measureSound: async (...args) => {
        await repeat(on, "statement_texts");
        return await speech.measureSound(...args);
      },
    },
  }, { open: opened(on) });
  const question = await relevantQuestion(test);
  // As in the product: the request that ends the answer is over before it is finished.
  await withQueryScope("POST /end", () => speakAnswer(test, { question }));
  await test.interviews.finishing.idle();
  assert.deepEqual(repeated(on, "statement_texts"), once("task: finish answer"));
});

testOnEachMonitored("what repeats a statement while a model reads is told", async (on) => {
  await using endpoint = await startModelEndpoint({ "*": (call) => fitting(call.body) });
  const { models, providers } = modelsAt(endpoint.url, ["large"]);
  const provider = providers.get("test")!;
  const ai = testAi(on.db, {
    models,
    providers: new Map([["test", {
      ...provider,
      async *stream(...args) {
        await repeat(on, "statement_texts");
        yield* provider.stream(...args);
      },
    }]]),
  });
  const run: typeof ai.run = async function* (request) {
    await repeat(on, "budget_reservations");
    yield* ai.run(request);
  };
  await using test = await testInterviews({ ai: { ...ai, run } }, { open: opened(on) });
  const answer = await speakAnswer(test, { question: await relevantQuestion(test) });
  await withQueryScope(
    "POST /evaluate",
    () => test.interviews.evaluateAnswer(test.candidate, answer),
  );
  for await (const _ of await test.interviews.modelFeedback(test.candidate, answer));
  await ai.stop();
  assert.deepEqual(repeated(on, "statement_texts"), once("run: evaluate"));
  assert.deepEqual(repeated(on, "budget_reservations"), once("task: model's reading"));
});
