/** What candidates saw of their runs, and the table of it. */
import type { RunEvent, RunResult } from "../../../lib/ai/mod.ts";
import type { ScoredEvaluation } from "../../../lib/coach/mod.ts";
import type { Audit } from "../latency/audit.ts";

export interface Seen {
  /** Null = the run ended with nothing. */
  readonly result: RunResult<ScoredEvaluation> | null;
  /** Times that another model went on or began anew, before the candidate's eyes. */
  readonly switches: number;
}

export interface FaultReport {
  readonly name: string;
  readonly seen: readonly Seen[];
  readonly audit: Audit;
}

/** Reads a run to its end; one that throws is lost. */
export async function see(run: AsyncIterable<RunEvent<ScoredEvaluation>>): Promise<Seen> {
  let switches = 0;
  try {
    for await (const event of run) {
      if (event.type === "switched") switches += 1;
      if (event.type !== "result") continue;
      return { result: event.result.value === null ? null : event.result, switches };
    }
  } catch {
    // Counted below.
  }
  return { result: null, switches };
}

export const HEADER: readonly string[] = [
  "fault",
  ...["runs", "complete", "partial", "of them coach", "lost"],
  ...["calls", "twice", "unbooked", "astray $e-9"],
  "what the candidate saw",
];

export const lostIn = ({ seen }: Pick<FaultReport, "seen">): number =>
  seen.filter(({ result }) => result === null).length;

/** Whether nothing was lost, and every call was booked once and for what it cost. */
export const isWhole = (report: FaultReport): boolean => {
  const { twice, unbooked, astrayNano } = report.audit;
  return lostIn(report) + twice + unbooked + astrayNano === 0;
};

export function rowOf(report: FaultReport): readonly string[] {
  const { name, seen, audit: { attempts, twice, unbooked, astrayNano } } = report;
  const count = (holds: (result: RunResult<ScoredEvaluation>) => boolean) =>
    String(seen.filter(({ result }) => result !== null && holds(result)).length);
  return [
    name,
    String(seen.length),
    count(({ outcome }) => outcome === "complete"),
    count(({ outcome }) => outcome === "partial"),
    count(({ model }) => model === "coach"),
    String(lostIn(report)),
    ...[attempts, twice, unbooked, astrayNano].map(String),
    storiesOf(seen),
  ];
}

/** The commonest first. */
export function storiesOf(seen: readonly Seen[]): string {
  const counts = new Map<string, number>();
  for (const one of seen) counts.set(storyOf(one), (counts.get(storyOf(one)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)
    .map(([story, count]) => `${count} x ${story}`).join("; ");
}

function storyOf({ result, switches }: Seen): string {
  if (result === null) return "nothing";
  if (result.model === "coach") return `the coach's reading (${result.coachReason})`;
  const whose = `${result.outcome === "partial" ? "a part of " : ""}${result.model}`;
  return switches > 0 ? `${whose} after a switch` : whose;
}
