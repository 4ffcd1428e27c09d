/** Chooses the candidate's words that a missing part should join on to. */
import type { CueId } from "../lang/lexicon.ts";
import type { Reading } from "../reading.ts";
import type { PartId } from "../rubrics/rubric.ts";
import type { Clause } from "../text/clauses.ts";

interface Anchor {
  /** Cues to look for, the first that is found anywhere wins. */
  readonly cues: readonly CueId[];
  readonly from: "start" | "end";
}

const ANCHORS: Readonly<Record<PartId, Anchor>> = {
  situation: { cues: ["trouble", "circumstance", "act", "team_act"], from: "start" },
  task: { cues: ["act", "team_act"], from: "start" },
  action: { cues: ["team_act", "goal", "trouble", "finish"], from: "start" },
  result: { cues: ["finish", "act", "team_act"], from: "end" },
  approach: { cues: ["would_act", "habit_act", "method"], from: "start" },
  tradeoffs: { cues: ["method", "would_act", "habit_act", "act"], from: "start" },
  verification: { cues: ["would_act", "habit_act", "act", "method"], from: "end" },
  clarify: { cues: ["would_act", "decide", "act"], from: "start" },
  options: { cues: ["decide", "would_act"], from: "start" },
  decision: { cues: ["choice", "condition", "would_act", "ask"], from: "end" },
  consequence: { cues: ["decide", "would_act", "act"], from: "end" },
  value: { cues: ["act", "instance", "trait"], from: "start" },
  example: { cues: ["belief", "trait"], from: "start" },
  led_to: { cues: ["act", "team_act", "instance", "trait"], from: "end" },
};

/** Clauses of this many words read well as a quote. */
const READABLE = [4, 22] as const;

/** The clause that advice on a part quotes; undefined only when there is no clause at all. */
export function anchorFor(part: PartId, reading: Reading): Clause | undefined {
  const { cues, from } = ANCHORS[part];
  const clauses = readable(reading.clauses);
  const ordered = from === "start" ? clauses : clauses.toReversed();
  for (const cue of cues) {
    const found = ordered.find((clause) => reading.lexicon.cues[cue].test(clause.norm));
    if (found !== undefined) return found;
  }
  return ordered[0];
}

/** The clauses that can be quoted well; all of them where none can. */
export function readable(clauses: readonly Clause[]): readonly Clause[] {
  const [least, most] = READABLE;
  const good = clauses.filter(({ tokens }) => tokens.length >= least && tokens.length <= most);
  return good.length > 0 ? good : clauses;
}
