/** What becomes of requests and of money when providers, clocks and processes fail. */
import { printTable } from "../../table.ts";
import { runBudgetRaces } from "./budget_race.ts";
import { CASES } from "./cases.ts";
import { inflict, killServer } from "./inflict.ts";
import { runKilled } from "./killed.ts";
import { type FaultReport, HEADER, isWhole, rowOf } from "./seen.ts";

/** Prints the tables; true if nothing was lost or charged twice, and every cap held. */
export async function runFaults(): Promise<boolean> {
  const reports: FaultReport[] = [await killServer()];
  for (const one of CASES) reports.push(await inflict(one));
  reports.push(await runKilled());
  printTable("Faults: runs at the same time, two models and the coach", [
    HEADER,
    ...reports.map(rowOf),
  ]);
  const races = await runBudgetRaces();
  return races && reports.every(isWhole);
}
