/** Interviews that nothing was learned from, in a folder with files named like the recorded ones. */
import { type RatedInterview, readInterviews } from "../../coach/interviews/dataset.ts";

const TURNS = /^turns\.(.+)\.csv$/;

/**
 * What stands for "train" in the one file "turns.NAME.csv" among these names.
 *
 * @throws Error where there is none, or more than one
 */
export function partAmong(names: readonly string[], folder: string): string {
  const parts = names.flatMap((name) => TURNS.exec(name)?.[1] ?? []);
  if (parts.length !== 1) {
    throw new Error(
      `Folder "${folder}" has ${parts.length} files "turns.NAME.csv": give one with exactly one`,
    );
  }
  return parts[0]!;
}

/** Those of people who are not among the known: nobody is on both sides. */
export function withoutKnown<T extends { readonly person: string }>(
  unseen: readonly T[],
  known: readonly { readonly person: string }[],
): T[] {
  const people = new Set(known.map(({ person }) => person));
  return unseen.filter(({ person }) => !people.has(person));
}

/**
 * The interviews in the folder of people who are not among the known.
 *
 * @throws Error where a file is not there, or nobody is left
 */
export async function readUnseen(
  folder: string,
  known: readonly RatedInterview[],
): Promise<RatedInterview[]> {
  const names = Array.from(Deno.readDirSync(folder), ({ name }) => name);
  const interviews = await readInterviews(folder, partAmong(names, folder));
  if (interviews === null) {
    throw new Error(`Folder "${folder}" lacks turns, prosody or ratings: put all three there`);
  }
  const unseen = withoutKnown(interviews, known);
  if (unseen.length === 0) {
    throw new Error(`Folder "${folder}" has only people that are known: give one with others`);
  }
  return unseen;
}
