import assert from "node:assert/strict";
import { needs } from "../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { killAgainAndAgain } from "./crash.ts";

Deno.test("sound that was acknowledged is there, as it was sent, after kill -9", {
  ignore: !await needs("postgres"),
}, async () => {
  await using empty = await emptyServerDatabase();
  const place = { databaseUrl: empty.url, dataDir: "" };
  const loss = await killAgainAndAgain(place, { writes: 400, meanLife: 300 });
  assert.ok(loss.acknowledged >= 400);
  assert.equal(loss.missing, 0);
});
