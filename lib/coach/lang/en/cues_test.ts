import assert from "node:assert/strict";
import { normalise, tokenise } from "../../text/tokens.ts";
import type { CueId } from "../lexicon.ts";
import { english } from "./mod.ts";

const PRESENT: readonly (readonly [CueId, string])[] = [
  ["time", "Last year we moved to a new office"],
  ["time", "about two years ago"],
  ["time", "In March I joined"],
  ["time", "when I was working at a bank"],
  ["time", "Sometime last month"],
  ["place", "at my previous company"],
  ["place", "I worked for a hotel"],
  ["place", "during the week I was a nurse at the clinic"],
  ["circumstance", "our client wanted a refund"],
  ["circumstance", "the server kept failing"],
  ["trouble", "we were behind schedule"],
  ["trouble", "there was a disagreement"],
  ["goal", "I was responsible for the release"],
  ["goal", "my task was to find the cause"],
  ["goal", "they asked me to lead it"],
  ["goal", "I had to finish by Friday"],
  ["goal", "I was told to do the needful"],
  ["act", "I wrote a plan"],
  ["act", "I then immediately called the supplier"],
  ["act", "I uh have prepared one checklist"],
  ["act", "so I decided to rebuild it"],
  ["act", "and trained two shifts on it"],
  ["act", "I worked with the designer"],
  ["team_act", "we rewrote the service"],
  ["team_act", "the team tested it"],
  ["finish", "and then we shipped it"],
  ["finish", "it went live"],
  ["outcome", "As a result they renewed"],
  ["outcome", "in the end everyone was happy"],
  ["outcome", "we were able to deliver on time"],
  ["outcome", "there were no more complaints"],
  ["change", "errors fell from 4% to 1%"],
  ["change", "it saved us two hours a day"],
  ["change", "costs went down by a third"],
  ["lesson", "I learned to ask earlier"],
  ["lesson", "since then I always check"],
  ["method", "First I would look at the logs"],
  ["method", "I would use a queue"],
  ["contrast", "rather than a cache"],
  ["contrast", "the downside is memory"],
  ["contrast", "it is slower but safer"],
  ["cost", "that adds latency"],
  ["check", "I would run a load test"],
  ["check", "then I double-checked the totals"],
  ["check", "we rolled out slowly to staging"],
  ["check", "make sure the seal holds"],
  ["ask", "I would ask why it is urgent"],
  ["ask", "find out what they need"],
  ["ask", "I'd talk to both of them"],
  ["choice", "I could either wait or hire"],
  ["choice", "another option is a smaller version"],
  ["condition", "if they say no"],
  ["decide", "I would go with the first"],
  ["decide", "so I'd escalate it to my lead"],
  ["effect", "so that they can plan"],
  ["effect", "this would avoid a delay"],
  ["belief", "honesty is important to me"],
  ["belief", "I value people who listen"],
  ["trait", "I am very organised"],
  ["trait", "my biggest strength is patience"],
  ["instance", "For example, last week"],
  ["would_act", "I would call the customer"],
  ["habit_act", "I usually start with the logs"],
];

const ABSENT: readonly (readonly [CueId, string])[] = [
  ["act", "I was at the office"],
  ["act", "I needed a plan"],
  ["act", "I worked at a bank"],
  ["act", "we wrote a plan"],
  ["act", "I did not agree"],
  ["team_act", "I wrote a plan"],
  ["goal", "if I had to guess"],
  ["outcome", "we started the project"],
  ["change", "we cut corners"],
  ["check", "a testament to patience"],
  ["time", "I like time"],
  ["belief", "the client wanted it"],
  ["decide", "we looked at it"],
  ["contrast", "we met the client"],
  ["instance", "I wrote code"],
];

const has = (cue: CueId, text: string) =>
  english.cues[cue].test(
    normalise(tokenise(text).filter(({ norm }) => !english.fillers.has(norm))),
  );

Deno.test("english.cues find what they are for, typed or bare", () => {
  for (const [cue, text] of PRESENT) {
    assert.ok(has(cue, text), `${cue}: ${text}`);
    assert.ok(has(cue, text.toLowerCase().replaceAll(",", "")), `${cue}: ${text} (bare)`);
  }
});

Deno.test("english.cues leave alone what only looks alike", () => {
  for (const [cue, text] of ABSENT) assert.ok(!has(cue, text), `${cue}: ${text}`);
});
