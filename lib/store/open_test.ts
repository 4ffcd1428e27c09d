import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../tests/support/eventually.ts";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../tests/support/needs.ts";
import { startRedis } from "../../tests/support/redis_server.ts";
import { openStore } from "./mod.server.ts";

const NEVER_AWAY = { onAway: () => assert.fail("it went on without") };
const ignoreOwn = !await needs("redis-server");

Deno.test("openStore() keeps values in the data folder, which it makes, between runs", async () => {
  await using folder = await temporaryFolder();
  const config = { redisUrl: null, dataDir: join(folder.path, "new", "data") };
  const first = await openStore(config, NEVER_AWAY);
  assert.equal(first.kind, "kv");
  await first.set("key", "kept");
  await first.close();
  await using second = await openStore(config, NEVER_AWAY);
  assert.equal(await second.get("key"), "kept");
});

Deno.test(
  "openStore() takes Redis where it is set",
  { ignore: !await needs("redis") },
  async () => {
    await using store = await openStore(
      { redisUrl: TEST_REDIS_URL, dataDir: "unused" },
      NEVER_AWAY,
    );
    assert.equal(store.kind, "redis");
  },
);

for (const trouble of ["killed", "hanging"] as const) {
  Deno.test(`openStore() opens on a Redis that is ${trouble}, and has it once it is back`, {
    ignore: ignoreOwn,
  }, async () => {
    await using redis = await startRedis();
    if (trouble === "killed") await redis.kill();
    else redis.hang();
    const away: string[] = [];
    await using store = await openStore({ redisUrl: redis.url, dataDir: "unused" }, {
      onAway: ({ message }) => away.push(message),
    });
    assert.equal(away.length, 1);
    assert.match(away[0]!, /does not answer: check REDIS_URL/);
    await assert.rejects(store.set("a", 1));
    if (trouble === "killed") await redis.start();
    else redis.goOn();
    await eventually("it can be used", () => store.set("a", 2).then(() => true, () => false));
    assert.equal(await store.get("a"), 2);
    assert.match(store.generation, /^\w{40}$/);
  });
}

Deno.test(
  "openStore() does not open where Redis lets nobody in",
  { ignore: ignoreOwn },
  async () => {
    await using redis = await startRedis();
    const redisUrl = redis.url.replace("//", "//me:wrong@");
    await assert.rejects(openStore({ redisUrl, dataDir: "unused" }, NEVER_AWAY), (error: Error) => {
      assert.match(error.message, /check REDIS_URL/);
      assert.doesNotMatch(error.message, /wrong/);
      return true;
    });
  },
);
