/** The AI layer measured: `deno task bench ai [PART...]`, every part unless some are named. */
import { runParts } from "../parts.ts";
import { runAccuracy } from "./accuracy/accuracy.ts";
import { runFaults } from "./faults/faults.ts";
import { runLatency } from "./latency/latency.ts";
import { runLayer } from "./layer/layer.ts";
import { runOverhead } from "./overhead/overhead.ts";
import { runBesideCoach } from "./routing/beside_coach.ts";
import { runOnline } from "./routing/online.ts";
import { runPitfalls } from "./routing/pitfalls.ts";
import { runRouting } from "./routing/routing.ts";
import { runStatistics } from "./statistics/statistics.ts";

const PARTS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  accuracy: () => runAccuracy({ heldOut: given("held-out") }),
  coach: runBesideCoach,
  faults: runFaults,
  latency: runLatency,
  layer: runLayer,
  online: runOnline,
  overhead: runOverhead,
  pitfalls: runPitfalls,
  routing: () => runRouting(heldOut()),
  statistics: runStatistics,
};

function given(name: string): string | undefined {
  return Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** `--held-out=FOLDER` and `--part=NAME`: files named like the recorded ones, NAME instead of "train". */
function heldOut() {
  const folder = given("held-out");
  return folder ? { heldOut: { folder, part: given("part") ?? "test" } } : {};
}

await runParts(PARTS, Deno.args.filter((arg) => !arg.startsWith("--")));
