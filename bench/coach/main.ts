/** What the coach does with hostile input, how fast it is, and how its figure compares with people's. */
import { benchAdversarial } from "./adversarial.ts";
import { benchInterviews } from "./interviews/report.ts";
import { benchSpeed } from "./speed.ts";

/** Prints the tables; gives the expectations that were missed. */
async function bench(): Promise<string[]> {
  return [...benchAdversarial(), ...benchSpeed(), ...await benchInterviews()];
}

if (import.meta.main) {
  const missed = await bench();
  for (const line of missed) console.error(`MISSED ${line}`);
  Deno.exit(missed.length === 0 ? 0 : 1);
}
