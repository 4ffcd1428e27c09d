import assert from "node:assert/strict";
import { declare } from "./__fixtures__/population.ts";
import { conclude, type Standing } from "./conclude.ts";
import type { Progress, Stop } from "./progress.ts";

const THREE = { variants: [{ id: "control" }, { id: "a" }, { id: "b" }] };
const RATIO = { p: 1, isMismatch: false, counts: [], expected: [] };

const progressWith = (stops: readonly Stop[]): Progress => ({
  begunAt: 0,
  looks: 1,
  isChanged: false,
  epochs: [],
  stops,
});

function say(
  changes: Readonly<Record<string, unknown>>,
  { standings, stops = [] }: {
    readonly standings: readonly Standing[];
    readonly stops?: readonly Stop[];
  },
): string {
  return conclude({
    experiment: declare({ ...THREE, ...changes }),
    progress: progressWith(stops),
    ratio: RATIO,
    standings,
  });
}

const control = (n = 1000): Standing => ({ id: "control", n, interval: null });
const arm = (id: string, lower: number, upper: number, n = 1000): Standing => ({
  id,
  n,
  interval: { lower, upper },
});

Deno.test("conclude() says every metric in its own words", () => {
  const standings = [control(), arm("a", 0.041, 0.093), arm("b", -0.01, 0.01)];
  const said = (metric: string) => say({ metric }, { standings });
  assert.deepEqual(
    ["thumbs", "validity", "abstention", "latency", "cost", "edit_distance"].map(said),
    [
      "'a' gets 4.1 to 9.3 points more thumbs up than 'control'.",
      "'a' has 4.1 to 9.3 points more of its remarks proven than 'control'.",
      "'a' abstains 4.1 to 9.3 points more often than 'control'.",
      "'a' takes 0.041 to 0.093 s longer than 'control'.",
      "'a' costs $0.041 to $0.093 more a run than 'control'.",
      "'a' is edited by 0.041 to 0.093 more than 'control'.",
    ],
  );
  const lower = [control(), arm("a", -0.093, -0.041), arm("b", -0.01, 0.01)];
  assert.deepEqual(
    ["thumbs", "abstention", "latency"].map((metric) => say({ metric }, { standings: lower })),
    [
      "'a' gets 4.1 to 9.3 points fewer thumbs up than 'control'.",
      "'a' abstains 4.1 to 9.3 points less often than 'control'.",
      "'a' takes 0.041 to 0.093 s less than 'control'.",
    ],
  );
});

Deno.test("conclude() names the best of several, or the worst where none is better", () => {
  const both = [control(), arm("a", 0.1, 0.2), arm("b", 0.2, 0.3)];
  assert.match(say({ metric: "thumbs" }, { standings: both }), /^'b' gets 20/);
  assert.match(say({ metric: "cost" }, { standings: both }), /^'b' costs/);
  const mixed = [control(), arm("a", 0.1, 0.2), arm("b", -0.3, -0.2)];
  assert.match(say({ metric: "thumbs" }, { standings: mixed }), /^'a' gets/);
  assert.match(say({ metric: "cost" }, { standings: mixed }), /^'b' costs .* less/);
});

Deno.test("conclude() claims nothing of fewer than 50 units in a variant", () => {
  const standings = [control(49), arm("a", 0.1, 0.2, 60), arm("b", 0, 0.2, 70)];
  assert.match(
    say({}, { standings }),
    /^Too early: 179 of about \d+ candidates have been measured/,
  );
  assert.match(say({ status: "stopped" }, { standings }), /^Ended too early: 179 of about/);
  const lopsided = [control(5000), arm("a", 0.1, 0.2, 5000), arm("b", 0, 0.2, 40)];
  assert.equal(
    say({ unit: "answer" }, { standings: lopsided }),
    "Too early: only 40 answers of 'b' have been measured.",
  );
});

Deno.test("conclude() bounds what may still be there once there are enough", () => {
  const standings = [control(), arm("a", -0.02, 0.031), arm("b", -0.052, 0.01)];
  assert.equal(
    say({ metric: "thumbs" }, { standings }),
    "No difference larger than 5.2 points in thumbs up is likely.",
  );
});

Deno.test("conclude() leaves out what was stopped, until nothing else is left", () => {
  const standings = [control(), arm("a", -0.5, -0.4), arm("b", 0.1, 0.2)];
  const stop = (variant: string): Stop => ({ variant, reason: `'${variant}' was slow`, at: 0 });
  assert.match(say({ metric: "cost" }, { standings, stops: [stop("a")] }), /^'b' costs/);
  assert.equal(
    say({}, { standings, stops: [stop("a"), stop("b")] }),
    "Stopped: 'a' was slow; 'b' was slow.",
  );
});
