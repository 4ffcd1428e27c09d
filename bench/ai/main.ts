/** The AI layer measured: `deno task bench ai [PART...]`, every part unless some are named. */
import { runRouting } from "./routing/routing.ts";
import { runStatistics } from "./statistics/statistics.ts";

const PARTS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  routing: () => runRouting(heldOut()),
  statistics: runStatistics,
};

/** `--held-out=FOLDER` and `--part=NAME`: files named like the recorded ones, NAME instead of "train". */
function heldOut() {
  const given = (name: string): string | undefined =>
    Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = given("held-out");
  return folder ? { heldOut: { folder, part: given("part") ?? "test" } } : {};
}

const named = Deno.args.filter((arg) => !arg.startsWith("--"));
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `Part "${unknown[0]}" does not exist: name some of ${Object.keys(PARTS).join(", ")}`,
  );
  Deno.exit(2);
}
let met = true;
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  met = await PARTS[name]!() && met;
}
Deno.exit(met ? 0 : 1);
