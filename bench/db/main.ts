/** The data layer measured: `deno task bench db [PART...]`, every part unless some are named. */
import { runAccess } from "./access/access.ts";
import { runAdvisor } from "./advisor/advisor.ts";
import { runCache } from "./cache/cache.ts";
import { runIndexes } from "./indexes/indexes.ts";
import { runMonitor } from "./monitor/monitor.ts";

const PARTS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  access: runAccess,
  advisor: runAdvisor,
  cache: runCache,
  indexes: runIndexes,
  monitor: runMonitor,
};

const unknown = Deno.args.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `Part "${unknown[0]}" does not exist: name some of ${Object.keys(PARTS).join(", ")}`,
  );
  Deno.exit(2);
}
let met = true;
for (const name of Deno.args.length > 0 ? Deno.args : Object.keys(PARTS)) {
  met = await PARTS[name]!() && met;
}
Deno.exit(met ? 0 : 1);
