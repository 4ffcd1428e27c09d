/** A database whose statements are counted. */
import type { OpenDatabase } from "../../lib/db/mod.ts";
import { createMonitor, type QueryLine, type QueryMonitor } from "../../lib/db/mod.server.ts";
import { testDatabase } from "./database.ts";
import { ManualClock } from "./manual_clock.ts";
import { needs } from "./needs.ts";
import { createServerDatabase } from "./postgres.ts";

export interface Monitored extends Pick<OpenDatabase, "db"> {
  readonly monitor: QueryMonitor;
}

export interface MonitoredOptions {
  /** As for `createMonitor`; the clock stands still. */
  readonly slowMs?: number;
  readonly mostStatements?: number;
  readonly onFault?: (error: unknown) => void;
}

const HAS_POSTGRES = await needs("postgres");

/** Registers a test on PGlite and, where it answers, on PostgreSQL. */
export function testOnEachMonitored(
  name: string,
  run: (monitored: Monitored) => Promise<void>,
  options: MonitoredOptions = {},
): void {
  const on = (open: typeof testDatabase) => async () => {
    const monitor = createMonitor({ clock: new ManualClock(), ...options });
    await using opened = await open({ watch: monitor.watch });
    await run({ db: opened.db, monitor });
    await monitor.stop();
  };
  Deno.test(`${name} (pglite)`, on(testDatabase));
  Deno.test(`${name} (postgres)`, { ignore: !HAS_POSTGRES }, on(createServerDatabase));
}

/** The one line whose text has `part` in it. */
export function lineWith({ monitor }: Pick<Monitored, "monitor">, part: string): QueryLine {
  const found = monitor.overview().lines.filter(({ text }) => text.includes(part));
  if (found.length !== 1) {
    throw new Error(`${found.length} statements have "${part}" in their text`);
  }
  return found[0]!;
}
