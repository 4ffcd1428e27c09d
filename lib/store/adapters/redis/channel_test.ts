import assert from "node:assert/strict";
import { eventually } from "../../../../tests/support/eventually.ts";
import { needs } from "../../../../tests/support/needs.ts";
import { startRedis } from "../../../../tests/support/redis_server.ts";
import { openRedisStore } from "./redis.server.ts";

Deno.test(
  "a Redis channel says that messages may be lost when its connection was, and hears again",
  {
    ignore: !await needs("redis-server"),
  },
  async () => {
    await using redis = await startRedis();
    await using store = await openRedisStore(redis.url);
    const heard: string[] = [];
    let losses = 0;
    await using channel = await store.listen("news", {
      heard: (message) => void heard.push(message),
      lost: () => void (losses += 1),
    });
    await channel.catchUp();
    assert.equal(losses, 0);
    await redis.kill();
    await assert.rejects(channel.tell("missed"));
    await redis.start();
    await eventually("it has caught up", () => channel.catchUp().then(() => true, () => false));
    assert.equal(losses, 1);
    await eventually("it tells", () => channel.tell("a").then(() => true, () => false));
    await channel.catchUp();
    assert.deepEqual([heard, losses], [["a"], 1]);
  },
);
