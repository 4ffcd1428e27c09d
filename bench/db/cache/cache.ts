/** The cache tiers measured: who stays, what a read costs, what crowds and outages do. */
import { measureHitRates } from "./hit_rates.ts";
import { measureInvalidation } from "./invalidation.ts";
import { measureLatency } from "./latency.ts";
import { measureOutage } from "./outage.ts";
import { measureStampede } from "./stampede.ts";

/** Prints the tables; true if a crowd asked the source once. */
export async function runCache(): Promise<boolean> {
  await measureHitRates();
  await measureLatency();
  await measureInvalidation();
  const met = await measureStampede();
  await measureOutage();
  return met;
}
