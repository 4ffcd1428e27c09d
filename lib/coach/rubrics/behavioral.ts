/** Situation, task, action, result (the STAR form of behavioural interviewing). */
import type { Rubric } from "./rubric.ts";

export const BEHAVIORAL: Rubric = {
  leastContentWords: 14,
  words: [110, 330],
  voice: "told",
  parts: [
    {
      id: "situation",
      weight: 0.2,
      within: [0, 0.6],
      cues: [
        { cue: "time", strength: 0.45 },
        { cue: "place", strength: 0.4 },
        { cue: "circumstance", strength: 0.3 },
        { cue: "trouble", strength: 0.25 },
      ],
    },
    {
      id: "task",
      weight: 0.2,
      within: [0, 0.8],
      cues: [
        { cue: "goal", strength: 0.65 },
        { cue: "trouble", strength: 0.25 },
      ],
    },
    {
      id: "action",
      weight: 0.3,
      within: [0, 1],
      cues: [
        { cue: "act", strength: 0.6 },
        { cue: "team_act", strength: 0.35 },
        { cue: "doing", strength: 0.25 },
        { cue: "method", strength: 0.1 },
      ],
    },
    {
      id: "result",
      weight: 0.3,
      within: [0.25, 1],
      cues: [
        { cue: "outcome", strength: 0.5 },
        { cue: "change", strength: 0.5 },
        { cue: "effect", strength: 0.3 },
        { cue: "lesson", strength: 0.3 },
        { cue: "finish", strength: 0.2 },
      ],
    },
  ],
};
