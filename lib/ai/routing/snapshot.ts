/** What a router knows, to keep and to share. */
import { addRows, type EvidenceRow } from "./evidence.ts";

export const SNAPSHOT_VERSION = 2;

/** Sums as `Evidence` gives them. */
export interface RouterEvidence {
  readonly quality: readonly EvidenceRow[];
  readonly latency: readonly EvidenceRow[];
}

export interface RouterSnapshot {
  readonly version: number;
  /** By this router itself: its share of a sum. */
  readonly learned: RouterEvidence;
  /** What it was restored from: stands in somebody else's share. */
  readonly inherited: RouterEvidence;
}

/**
 * Puts together what several processes learned. Each keeps its snapshot under a name of its own, and now and
 * then restores the merged snapshots of all others: shares are only ever added, each once, so nothing is lost
 * or counted twice whatever the order (a grow-only counter: Shapiro et al., "Conflict-free replicated data
 * types", 2011). Snapshots of processes that are gone may be replaced by their merger. A process alone just
 * restores its last snapshot at start. Evidence fades with each process's own observations.
 */
export function mergeSnapshots(snapshots: readonly RouterSnapshot[]): RouterSnapshot {
  return {
    version: SNAPSHOT_VERSION,
    learned: addEvidence(snapshots.map(checked).map(({ learned }) => learned)),
    inherited: addEvidence([]),
  };
}

/** All that a snapshot knows, whoever learned it. */
export function wholeOf(snapshot: RouterSnapshot): RouterEvidence {
  const { learned, inherited } = checked(snapshot);
  return addEvidence([learned, inherited]);
}

function addEvidence(parts: readonly RouterEvidence[]): RouterEvidence {
  const sum = (of: keyof RouterEvidence) => addRows(parts.flatMap((part) => part[of]));
  return {
    quality: sum("quality"),
    latency: sum("latency"),
  };
}

function checked(snapshot: RouterSnapshot): RouterSnapshot {
  if (snapshot.version === SNAPSHOT_VERSION) return snapshot;
  throw new RangeError(
    `Router snapshot must be of version ${SNAPSHOT_VERSION}, got "${snapshot.version}": delete it`,
  );
}
