import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import type { OperationsView } from "../../../lib/ai/mod.server.ts";
import { Decisions } from "./Decisions.tsx";
import { ExperimentCard } from "./ExperimentCard.tsx";

type Line = OperationsView["decisions"][number];

const FIGURES = {
  model: "acme/large",
  quality: 0.8,
  drawn: 0.7,
  costNano: 1_000_000,
  waitMs: 2_000,
  utility: 0.65,
  hoped: 0.95,
  excluded: null,
};

const LINE: Line = {
  id: "1",
  at: new Date("2026-01-01T10:00:00Z"),
  task: "evaluate",
  questionType: "behavioral",
  reason: "acme/large ranks first: quality 0.80 for $0.0010 and 2.0 s",
  figures: [FIGURES, { ...FIGURES, model: "acme/small", excluded: "off" }],
  explored: false,
  model: "coach",
  outcome: "complete",
  coachReason: "over_budget",
  passedOver: [],
  cached: false,
  costNano: 0,
  firstTextMs: 3,
  totalMs: 4,
};

/** What is read, without tags. */
const read = (shown: Parameters<typeof renderToString>[0]): string =>
  renderToString(shown).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").replaceAll("&#39;", "'");

Deno.test("Decisions says who answered in the end, and why not those who ranked before", () => {
  const passedOver = [
    { model: "acme/large", why: "over_budget" },
    { model: "acme/small", why: "timeout" },
  ] as const;
  assert.match(
    read(<Decisions lines={[{ ...LINE, passedOver }]} />),
    /large ranks first: .*2\.0 s\. coach answered: acme\/large could not be paid for; acme\/small took too long\. /,
  );
  assert.match(
    read(<Decisions lines={[{ ...LINE, passedOver, model: null, outcome: "abstained" }]} />),
    /Nobody answered: acme\/large could not/,
  );
  assert.doesNotMatch(read(<Decisions lines={[LINE]} />), /answered/);
});

Deno.test("Decisions shows by which figures models are ordered, and by which they stand before the coach", () => {
  const text = read(<Decisions lines={[LINE]} />);
  assert.match(text, /Worth as drawn Against the coach Left out/);
  assert.match(text, /acme\/large 0\.8 0\.7 \$0\.0010 2 s 0\.65 0\.95/);
  assert.match(text, /acme\/small .* models are off/);
});

Deno.test("ExperimentCard says that an experiment ended, and why", () => {
  const variant = { share: 0.5, exposed: 60, metrics: [] };
  const reason = "'cut' abstained 98.0 points more often than 'control'";
  const text = read(
    <ExperimentCard
      experiment={{
        id: "terse",
        task: "evaluate",
        questionType: null,
        unit: "candidate",
        metric: "validity",
        allocation: "fixed",
        status: "ended",
        begunAt: 0,
        looks: 2,
        neededUnits: 900,
        sampleRatio: null,
        variants: [
          { ...variant, id: "control", stop: null },
          { ...variant, id: "cut", share: 0, stop: { variant: "cut", reason, at: 1 } },
        ],
        guardrails: [],
        conclusion: `Stopped: ${reason}.`,
      }}
    />,
  );
  assert.match(
    text,
    /terse ended: nothing is left to compare Stopped: 'cut' abstained 98\.0 points/,
  );
  assert.doesNotMatch(text, /running/);
});
