/** Approach, trade-offs, verification: how it would be done, at what price, and how one knows. */
import type { Rubric } from "./rubric.ts";

export const TECHNICAL: Rubric = {
  leastContentWords: 14,
  words: [90, 330],
  voice: "planned",
  parts: [
    {
      id: "approach",
      weight: 0.4,
      within: [0, 1],
      cues: [
        { cue: "method", strength: 0.4 },
        { cue: "would_act", strength: 0.35 },
        { cue: "habit_act", strength: 0.3 },
        { cue: "act", strength: 0.3 },
      ],
    },
    {
      id: "tradeoffs",
      weight: 0.3,
      within: [0, 1],
      cues: [
        { cue: "contrast", strength: 0.5 },
        { cue: "cost", strength: 0.25 },
        { cue: "condition", strength: 0.2 },
      ],
    },
    {
      id: "verification",
      weight: 0.3,
      within: [0, 1],
      cues: [
        { cue: "check", strength: 0.6 },
        { cue: "change", strength: 0.2 },
      ],
    },
  ],
};
