import assert from "node:assert/strict";
import { eventually } from "../../tests/support/eventually.ts";
import { relevantQuestion, speakAnswer, testInterviews } from "../../tests/support/interviews.ts";
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
