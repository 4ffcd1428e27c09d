import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../tests/support/folder.ts";
import { loadOperatorKey, loadSecret } from "./secrets.server.ts";

Deno.test("loadSecret() makes a key once, for this user alone", async () => {
  await using folder = await temporaryFolder();
  const config = { sessionSecret: null, dataDir: join(folder.path, "data") };
  const made = await loadSecret(config);
  assert.equal(made.length, 32);
  assert.deepEqual(await loadSecret(config), made);
  const { mode } = await Deno.stat(join(config.dataDir, "keys"));
  assert.equal(mode! & 0o777, 0o600);
});

Deno.test("loadSecret() gives one key to all that start at once, and leaves no drafts", async () => {
  await using folder = await temporaryFolder();
  const config = { sessionSecret: null, dataDir: folder.path };
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecret(config)));
  assert.equal(new Set(keys.map((key) => key.toHex())).size, 1);
  assert.deepEqual(Array.from(Deno.readDirSync(folder.path), ({ name }) => name), ["keys"]);
});

Deno.test("loadSecret() makes different keys for different folders", async () => {
  await using one = await temporaryFolder();
  await using other = await temporaryFolder();
  const [a, b] = await Promise.all(
    [one, other].map(({ path }) => loadSecret({ sessionSecret: null, dataDir: path })),
  );
  assert.notDeepEqual(a, b);
});

Deno.test("loadSecret() takes SESSION_SECRET first, and writes nothing", async () => {
  await using folder = await temporaryFolder();
  const secret = await loadSecret({ sessionSecret: "s".repeat(32), dataDir: folder.path });
  assert.equal(new TextDecoder().decode(secret), "s".repeat(32));
  assert.deepEqual([...Deno.readDirSync(folder.path)], []);
});

Deno.test("loadSecret() refuses a damaged key file instead of replacing it", async () => {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "keys"), "short");
  await assert.rejects(
    loadSecret({ sessionSecret: null, dataDir: folder.path }),
    /Key file ".*keys" is damaged/,
  );
});

Deno.test("loadOperatorKey() makes a key that can be read and typed, once, or takes OPERATOR_KEY", async () => {
  await using folder = await temporaryFolder();
  const config = { operatorKey: null, dataDir: folder.path };
  const made = await loadOperatorKey(config);
  assert.match(made.key, /^[a-f\d]{32}$/);
  assert.equal((await Deno.readTextFile(made.path!)).trim(), made.key);
  assert.deepEqual(await loadOperatorKey(config), made);
  const set = await loadOperatorKey({ ...config, operatorKey: "k".repeat(16) });
  assert.deepEqual(set, { key: "k".repeat(16), path: null });
});
