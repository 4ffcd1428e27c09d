/** What the service does by itself, every few minutes, on every server: harmless if several do it. */
import { withQueryScope } from "../db/mod.server.ts";
import { startRounds } from "../rounds.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { Interviews } from "./service.server.ts";

/** A promise to delete after a number of hours is kept to within this time. */
export const HOUSEKEEPING_MS = 5 * 60_000;
/** Longer than the words of any answer take: one that is stopped since then was left by another server. */
const LEFT_BEHIND_MS = 60 * 60_000;

interface HousekeepingOptions extends Pick<InterviewParts, "now"> {
  /** Told of a round that failed; the next one tries again. */
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
}

/** Begins at once and goes on until it is disposed of. */
export function startHousekeeping(
  interviews: Pick<Interviews, "deleteDueAudio" | "finishing">,
  { now, onFault, everyMs = HOUSEKEEPING_MS }: HousekeepingOptions,
): Disposable {
  const round = async () => {
    await interviews.deleteDueAudio(now());
    const before = new Date(now().getTime() - LEFT_BEHIND_MS);
    await interviews.finishing.resumeStopped({ before });
  };
  return startRounds(() => withQueryScope("task: housekeeping", round), { everyMs, onFault });
}
