/** Where the figures of part "routing" flatter, and by how much. */
import { readRecordings } from "./data.ts";
import { crossFit, showSavings, showThresholds } from "./savings.ts";
import { checkSubjects } from "./subjects.ts";

/** Prints the tables; true if the gain model beats length alone on every cut, and chance on unseen subjects. */
export async function runPitfalls(): Promise<boolean> {
  const recordings = await readRecordings();
  const fits = recordings.map(crossFit);
  const met = checkSubjects({ blind: fits[0]!, informed: fits[1]! });
  showSavings(fits);
  showThresholds(fits);
  return met;
}
