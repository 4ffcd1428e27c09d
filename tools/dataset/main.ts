/** `deno task db:dataset -- --answers 100000 --seed 1`: fills the configured, empty database with a year of use. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig, readEnvironment } from "../../lib/config.server.ts";
import { migrate, openDatabase } from "../../lib/db/mod.server.ts";
import { ROOT } from "../source_files.ts";
import { generateDataset } from "./generate.ts";
import { planOf } from "./plan.ts";

if (import.meta.main) {
  const { values } = parseArgs({
    args: Deno.args.filter((arg) => arg !== "--"),
    options: {
      answers: { type: "string", default: "20000" },
      seed: { type: "string", default: "1" },
    },
  });
  const [answers, seed] = [Number(values.answers), Number(values.seed)];
  if (!Number.isInteger(answers) || answers < 1 || !Number.isInteger(seed)) {
    console.error("Give whole numbers: --answers 100000 --seed 1");
    Deno.exit(2);
  }
  await using open = await openDatabase(readConfig(readEnvironment()));
  await migrate(open, join(ROOT, "migrations"));
  const onStage = (name: string, ms: number) =>
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
  await generateDataset(open, planOf({ answers, seed }), { onStage });
  console.log(`${answers} answers are in ${open.kind} at ${open.place}`);
}
