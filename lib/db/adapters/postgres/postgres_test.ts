import assert from "node:assert/strict";
import { needs } from "../../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../../tests/support/postgres.ts";
import { startProxy } from "../../../../tests/support/proxy.ts";
import { openPostgres } from "./postgres.server.ts";

const ignore = !await needs("postgres");

Deno.test("openPostgres() outlives connections that are cut in a transaction", {
  ignore,
}, async () => {
  await using empty = await emptyServerDatabase();
  const address = new URL(empty.url);
  await using proxy = startProxy(`http://${address.host}`);
  address.port = new URL(proxy.origin).port;
  await using database = await openPostgres(address.href);
  const cutInTransaction = () =>
    database.db.transaction().execute(async (db) => {
      await db.selectNoFrom((one) => one.lit(1).as("one")).execute();
      proxy.cut();
      await db.selectNoFrom((one) => one.lit(1).as("one")).execute();
    });
  await Promise.all(Array.from({ length: 20 }, () => assert.rejects(cutInTransaction())));
  await database.ping();
  assert.equal(
    (await database.db.selectNoFrom((one) => one.lit(2).as("two")).execute())[0]?.two,
    2,
  );
});

Deno.test("openPostgres() names the server that does not answer, without the password", async () => {
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = closed.addr;
  closed.close();
  await assert.rejects(
    openPostgres(`postgres://user:secret@127.0.0.1:${port}/none`),
    ({ message }: Error) =>
      message.includes(`127.0.0.1:${port}/none`) && !message.includes("secret"),
  );
});
