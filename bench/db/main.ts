/**
 * The data layer measured: `deno task bench db [PART...]`, every part unless some are named. Parts on the data set take
 * `--answers N`, its size, and `--like URL`, one on PostgreSQL that is there already and that nobody is connected to.
 */
import { parseArgs } from "node:util";
import { runParts } from "../parts.ts";
import { runAccess } from "./access/access.ts";
import { runAdvisor } from "./advisor/advisor.ts";
import { runCache } from "./cache/cache.ts";
import { runHottest } from "./hottest/hottest.ts";
import { runIndexes } from "./indexes/indexes.ts";
import { runMonitor } from "./monitor/monitor.ts";
import { runSearch } from "./search/search.ts";

interface Options {
  readonly answers?: number;
  readonly like?: string;
  readonly statements?: string;
}

type Part = (options: Options) => boolean | Promise<boolean>;

const PARTS: Readonly<Record<string, Part>> = {
  access: runAccess,
  advisor: runAdvisor,
  cache: runCache,
  hottest: runHottest,
  indexes: runIndexes,
  monitor: runMonitor,
  search: runSearch,
};

const { positionals: names, values } = parseArgs({
  args: Deno.args.filter((arg) => arg !== "--"),
  options: {
    answers: { type: "string" },
    like: { type: "string" },
    statements: { type: "string" },
  },
  allowPositionals: true,
});
const { answers, ...rest } = values;
const options: Options = { ...rest, ...answers && { answers: Number(answers) } };
await runParts(
  Object.fromEntries(Object.entries(PARTS).map(([name, run]) => [name, () => run(options)])),
  names,
);
