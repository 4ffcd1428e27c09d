/** What the coach does with hostile input, how fast it is, and how its figure compares with people's. */
import { benchAdversarial } from "./adversarial.ts";
import { benchInterviews } from "./interviews/report.ts";
import { benchSpeed } from "./speed.ts";

/** Prints three tables; gives the expectations that were missed. */
export async function bench(): Promise<string[]> {
  return [...benchAdversarial(), ...benchSpeed(), ...await benchInterviews()];
}
