/** The running server on a Redis that is killed, hangs, and comes back. */
import assert from "node:assert/strict";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { STRONG_ANSWER } from "../support/interviews.ts";
import { needs } from "../support/needs.ts";
import { startRedis } from "../support/redis_server.ts";
import { startServer } from "../support/server.ts";

Deno.test("candidates notice nothing of a Redis that hangs, is killed, or is back", {
  ignore: !await needs("redis-server"),
}, async (t) => {
  await using redis = await startRedis();
  await using server = await startServer({
    env: { REDIS_URL: redis.url, TRANSCRIBER: "none" },
  });
  const practises = async () => {
    const candidate = new DemoCandidate(server.origin);
    const { question } = await candidate.startInterview("Warehouse lead");
    const report = await candidate.submit(`/questions/${question}`, {
      answerId: crypto.randomUUID(),
      text: STRONG_ANSWER,
    });
    const page = await fetch(server.origin + report, { headers: candidate.headers });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /warehouse/i);
    const ready = await fetch(`${server.origin}/readyz`);
    assert.equal(await ready.text(), "ready\n");
  };
  await t.step("well", practises);
  await t.step("hanging", async () => {
    redis.hang();
    await practises();
    redis.goOn();
  });
  await t.step("killed", async () => {
    await redis.kill();
    await practises();
  });
  await t.step("back", async () => {
    await redis.start();
    await practises();
  });
});
