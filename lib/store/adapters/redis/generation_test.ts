/** A Redis that begins anew with what it had some time ago. */
import assert from "node:assert/strict";
import { eventually } from "../../../../tests/support/eventually.ts";
import { needs } from "../../../../tests/support/needs.ts";
import { startRedis } from "../../../../tests/support/redis_server.ts";
import { createTaggedStore } from "../../mod.ts";
import { openRedisStore } from "./redis.server.ts";

const TTL_MS = 600_000;

Deno.test("a Redis that was killed gives back nothing that was invalidated after its snapshot", {
  ignore: !await needs("redis-server"),
}, async () => {
  await using redis = await startRedis();
  await using store = await openRedisStore(redis.url);
  const tagged = createTaggedStore(store);
  await tagged.set("key", "deleted", { stamp: await tagged.stamp(["account"]), ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), "deleted");
  await redis.save();
  await tagged.invalidate("account");
  const before = store.generation;
  await redis.kill();
  await redis.start();
  await eventually("it is connected", () => store.ping().then(() => true, () => false));
  assert.notEqual(await store.get("key"), null, "the snapshot has it");
  assert.equal(await tagged.get("key"), null);
  assert.equal((await tagged.look("key", ["account"])).value, null);
  assert.notEqual(store.generation, before);
  await using other = await openRedisStore(redis.url);
  assert.equal(other.generation, store.generation);
  assert.equal(await createTaggedStore(other).get("key"), null);
});
