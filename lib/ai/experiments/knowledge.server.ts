/** What this server knows of all experiments, read anew every minute. */
import type { Clock } from "../shared/clock.ts";
import type { Database } from "../../db/mod.ts";
import type { Experiment } from "./definition.ts";
import { begin, LEAD_MS, type ProgressMap, readProgress } from "./progress.server.ts";

/** Nobody is assigned by what is older than this. */
const STALE_MS = LEAD_MS / 2;

export interface KnowledgeParts {
  readonly db: Database;
  readonly clock: Pick<Clock, "now" | "monotonic">;
  readonly definitions: readonly Experiment[];
  readonly onFault: (error: unknown) => void;
}

export interface Knowledge {
  /** Reads everything anew; experiments that are new in the models file begin. */
  refresh(): Promise<ProgressMap>;
  /** What is known, read anew only if it is too old. */
  current(): Promise<ProgressMap>;
}

export function createKnowledge(parts: KnowledgeParts): Knowledge {
  const { clock, onFault } = parts;
  const reported = new Set<string>();
  let known: { readonly progress: ProgressMap; readonly readAt: number } | null = null;
  let reading: Promise<ProgressMap> | null = null;
  const refresh = async () => {
    const readAt = clock.monotonic();
    const progress = await readOrBegin(parts);
    if (known === null || known.readAt <= readAt) known = { progress, readAt };
    reportChanged({ onFault, reported }, progress);
    return progress;
  };
  return {
    refresh,
    async current() {
      if (known !== null && clock.monotonic() - known.readAt < STALE_MS) return known.progress;
      return await (reading ??= refresh().finally(() => reading = null));
    },
  };
}

async function readOrBegin({ db, clock, definitions }: KnowledgeParts): Promise<ProgressMap> {
  const progress = await readProgress(db, definitions);
  const fresh = definitions.filter(({ id, status }) => status === "running" && !progress.has(id));
  if (fresh.length === 0) return progress;
  await begin(db, fresh, clock.now());
  return await readProgress(db, definitions);
}

interface Reporting extends Pick<KnowledgeParts, "onFault"> {
  readonly reported: Set<string>;
}

/** An experiment that was changed under its id is left out until its declaration is mended: said once. */
function reportChanged({ reported, onFault }: Reporting, progress: ProgressMap): void {
  for (const [id, { isChanged }] of progress) {
    if (!isChanged || reported.has(id)) continue;
    reported.add(id);
    onFault(
      new Error(
        `Experiment "${id}" was changed after it began: give it a new id, or declare it as it was`,
      ),
    );
  }
}
