import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../tests/support/needs.ts";
import { openStore } from "./mod.server.ts";

Deno.test("openStore() keeps values in the data folder, which it makes, between runs", async () => {
  await using folder = await temporaryFolder();
  const config = { redisUrl: null, dataDir: join(folder.path, "new", "data") };
  const first = await openStore(config);
  assert.equal(first.kind, "kv");
  await first.set("key", "kept");
  await first.close();
  await using second = await openStore(config);
  assert.equal(await second.get("key"), "kept");
});

Deno.test(
  "openStore() takes Redis where it is set",
  { ignore: !await needs("redis") },
  async () => {
    await using store = await openStore({ redisUrl: TEST_REDIS_URL, dataDir: "unused" });
    assert.equal(store.kind, "redis");
  },
);
