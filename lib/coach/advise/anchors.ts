/** Chooses the candidate's words that a missing part should join on to. */
import type { CueId } from "../lang/lexicon.ts";
import { contentStems, type Reading } from "../reading.ts";
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

/** Clauses of this many words, with so many that carry content, read well as a quote. */
const READABLE = [4, 22] as const;
const LEAST_CONTENT = 2;

/** The clauses that advice on a part can quote, best first; empty only when there is no clause at all. */
export function anchorsFor(part: PartId, reading: Reading): readonly Clause[] {
  const { cues, from } = ANCHORS[part];
  const inOrder = (clauses: readonly Clause[]) => from === "start" ? clauses : clauses.toReversed();
  const has = (cue: CueId) => (clause: Clause) => reading.lexicon.cues[cue].test(clause.norm);
  const quotable = inOrder(reading.clauses.filter(hasReadableLength));
  const rest = inOrder(readable(reading.clauses, reading));
  const ordered = [
    ...cues.flatMap((cue) => quotable.filter(has(cue))),
    ...rest.filter(has("told")),
  ];
  return [...new Set([...ordered, ...rest])];
}

function hasReadableLength({ tokens }: Clause): boolean {
  return tokens.length >= READABLE[0] && tokens.length <= READABLE[1];
}

/** The clauses that can be quoted well; all of them where none can. */
export function readable(clauses: readonly Clause[], reading: Reading): readonly Clause[] {
  const good = clauses.filter((clause) =>
    hasReadableLength(clause) &&
    contentStems(clause.tokens, reading.lexicon).length >= LEAST_CONTENT
  );
  return good.length > 0 ? good : clauses;
}
