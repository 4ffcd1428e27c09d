import assert from "node:assert/strict";
import { Kysely } from "kysely";
import type { Tables } from "../db/mod.ts";
import { createMonitor } from "../db/mod.server.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { relevantQuestion, speakAnswer, testInterviews } from "../../tests/support/interviews.ts";
import { ManualClock } from "../../tests/support/manual_clock.ts";
import { lineWith } from "../../tests/support/monitored.ts";
import { scriptedDialect } from "../../tests/support/scripted_dialect.ts";
import { startHousekeeping } from "./housekeeping.server.ts";

Deno.test("startHousekeeping() deletes due sound round after round, also after a fault", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  const faults: unknown[] = [];
  let hours = 0;
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const housekeeping = startHousekeeping({
    finishing: test.interviews.finishing,
    deleteDueAudio: async (now) => {
      hours += 10;
      if (hours === 10) throw new Error("database away");
      const deleted = await test.interviews.deleteDueAudio(now);
      if (deleted > 0) resolve();
      return deleted;
    },
  }, {
    now: () => new Date(Date.parse("2026-11-02T09:00:00Z") + hours * 3_600_000),
    onFault: (error) => faults.push(error),
    everyMs: 1,
  });
  await over;
  housekeeping[Symbol.dispose]();
  assert.equal(faults.length, 1);
  await eventually(
    "the sound is gone",
    async () => (await test.interviews.report(test.candidate, answer)).answer.audio === "deleted",
  );
});

Deno.test("startHousekeeping() is a task to the query monitor: what it repeats is named", async () => {
  await using test = await testInterviews();
  const monitor = createMonitor({ clock: new ManualClock() });
  const db = new Kysely<Tables>({ dialect: scriptedDialect(() => ({}), monitor) });
  using _ = startHousekeeping({
    deleteDueAudio: async () => {
      for (let n = 0; n < 6; n++) await db.deleteFrom("audio_batches").execute();
      return 0;
    },
    finishing: test.interviews.finishing,
  }, { now: () => new Date(0), onFault: (error) => assert.fail(String(error)) });
  await eventually("all have run", () => Promise.resolve(monitor.overview().calls === 6));
  const { runs, within } = lineWith({ monitor }, "audio_batches").repeated;
  assert.deepEqual([runs, within], [1, ["task: housekeeping"]]);
});
