/** A value, an example of it, and what it led to. Never whether somebody "fits". */
import type { Rubric } from "./rubric.ts";

export const CULTURAL: Rubric = {
  leastContentWords: 12,
  words: [80, 280],
  voice: "told",
  parts: [
    {
      id: "value",
      weight: 0.35,
      within: [0, 1],
      cues: [
        { cue: "belief", strength: 0.5 },
        { cue: "trait", strength: 0.4 },
      ],
    },
    {
      id: "example",
      weight: 0.35,
      within: [0, 1],
      cues: [
        { cue: "instance", strength: 0.5 },
        { cue: "time", strength: 0.45 },
        { cue: "place", strength: 0.25 },
        { cue: "act", strength: 0.35 },
        { cue: "doing", strength: 0.15 },
      ],
    },
    {
      id: "led_to",
      weight: 0.3,
      within: [0.2, 1],
      cues: [
        { cue: "outcome", strength: 0.5 },
        { cue: "change", strength: 0.45 },
        { cue: "lesson", strength: 0.55 },
        { cue: "effect", strength: 0.4 },
      ],
    },
  ],
};
