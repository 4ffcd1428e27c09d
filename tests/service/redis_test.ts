/** The running server on a Redis that is killed, hangs, and comes back. */
import assert from "node:assert/strict";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { eventually } from "../support/eventually.ts";
import { STRONG_ANSWER } from "../support/interviews.ts";
import { startModelEndpoint } from "../support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../support/models.ts";
import { needs } from "../support/needs.ts";
import { startRedis } from "../support/redis_server.ts";
import { startServer } from "../support/server.ts";
import { spokenCandidate } from "./spoken_candidate.ts";

Deno.test("candidates notice nothing of a Redis that hangs, is killed, or is back", {
  ignore: !await needs("redis-server"),
}, async (t) => {
  await using redis = await startRedis();
  const start = () => startServer({ env: { REDIS_URL: redis.url, TRANSCRIBER: "none" } });
  await using server = await start();
  const practises = async ({ origin } = server) => {
    const candidate = new DemoCandidate(origin);
    const { question } = await candidate.startInterview("Warehouse lead");
    const report = await candidate.submit(`/questions/${question}`, {
      answerId: crypto.randomUUID(),
      text: STRONG_ANSWER,
    });
    const page = await fetch(origin + report, { headers: candidate.headers });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /warehouse/i);
    const ready = await fetch(`${origin}/readyz`);
    assert.equal(await ready.text(), "ready\n");
  };
  await t.step("well", () => practises());
  await t.step("hanging", async () => {
    redis.hang();
    await practises();
    redis.goOn();
  });
  await t.step("killed", async () => {
    await redis.kill();
    await practises();
  });
  await t.step("killed, when a server starts", async () => {
    await using late = await start();
    assert.match(late.log.join("\n"), /going on without the store/);
    await practises(late);
    await redis.start();
    await practises(late);
  });
  await t.step("back", () => practises());
});

Deno.test(
  "a reading goes on when Redis is killed or hangs while it is written, and so does what is spoken",
  {
    ignore: !await needs("redis-server"),
  },
  async (t) => {
    await using redis = await startRedis();
    await using endpoint = await startModelEndpoint({
      "*": ({ body }) => ({ ...fitting(body), betweenMs: 10 }),
    });
    await using models = await modelsFile(endpoint.url);
    await using server = await startServer({
      env: { REDIS_URL: redis.url, MODELS_FILE: models.file, TRANSCRIBER: "none" },
    });
    const troubled = async (
      trouble: () => void | Promise<void>,
      over: () => void | Promise<void>,
    ) => {
      const { candidate, typed } = await spokenCandidate(server.origin, STRONG_ANSWER);
      const calls = endpoint.calls.length;
      const reading = candidate.submit(`${typed}/second`);
      await eventually(
        "it is written",
        () => Promise.resolve(endpoint.calls.at(-1)!.chunksSent > 3),
      );
      await trouble();
      // Another candidate comes meanwhile, types and speaks.
      const other = await spokenCandidate(server.origin, STRONG_ANSWER);
      await reading;
      assert.match(await candidate.text(typed), /Say why fifty/);
      assert.ok(endpoint.calls.length <= calls + 2, "nothing is asked for twice");
      await other.candidate.submit(`${other.typed}/delete`);
      await over();
    };
    await t.step("hangs", () => troubled(redis.hang, redis.goOn));
    await t.step("killed", () => troubled(redis.kill, redis.start));
  },
);
