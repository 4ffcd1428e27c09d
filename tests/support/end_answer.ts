/** A child process that ends a spoken answer in the PGlite folder it is given, and never gets to write its words. */
import { openPglite } from "../../lib/db/adapters/pglite/pglite.server.ts";
import { migrate } from "../../lib/db/mod.server.ts";
import { MIGRATIONS } from "./database.ts";
import { speakAnswer, speechThat, startedQuestions, testInterviews } from "./interviews.ts";

if (import.meta.main) {
  const candidate = crypto.randomUUID();
  const { promise: never } = Promise.withResolvers<never>();
  const speech = speechThat((answer) => {
    console.log(`${candidate} ${answer}`);
    return never;
  });
  const open = await openPglite({ folder: Deno.args[0]! });
  await migrate(open, MIGRATIONS);
  const test = { ...await testInterviews({ speech }, { open }), candidate };
  const [question] = await startedQuestions(test);
  // Nothing else keeps the process there until it is killed.
  setInterval(() => {}, 60_000);
  await speakAnswer(test, { question: question! });
}
