/** Clarify, options, decision, consequence: how one would find out, weigh, choose and look ahead. */
import type { Rubric } from "./rubric.ts";

export const SITUATIONAL: Rubric = {
  leastContentWords: 12,
  words: [90, 300],
  voice: "planned",
  parts: [
    {
      id: "clarify",
      weight: 0.25,
      within: [0, 1],
      cues: [{ cue: "ask", strength: 0.6 }],
    },
    {
      id: "options",
      weight: 0.25,
      within: [0, 1],
      cues: [
        { cue: "choice", strength: 0.55 },
        { cue: "condition", strength: 0.35 },
        { cue: "contrast", strength: 0.2 },
      ],
    },
    {
      id: "decision",
      weight: 0.3,
      within: [0, 1],
      cues: [
        { cue: "decide", strength: 0.6 },
        { cue: "would_act", strength: 0.4 },
        { cue: "act", strength: 0.3 },
      ],
    },
    {
      id: "consequence",
      weight: 0.2,
      within: [0.2, 1],
      cues: [
        { cue: "effect", strength: 0.55 },
        { cue: "outcome", strength: 0.35 },
        { cue: "change", strength: 0.3 },
      ],
    },
  ],
};
