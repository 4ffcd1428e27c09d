/** Which queries a stretch of use spends most time on, by the product's own monitor, with all that they were asked. */
import { systemClock } from "../../../lib/ai/mod.server.ts";
import type { OpenDatabase, WatchConnection } from "../../../lib/db/mod.ts";
import { createMonitor, type QueryLine, type QueryOverview } from "../../../lib/db/mod.server.ts";
import { normalise } from "../../../lib/db/monitor/normalise.ts";
import { fingerprintOf } from "../../../lib/db/monitor/statement.server.ts";
import { recordStatements, type Statement } from "../../../tools/dataset/workload/recorder.ts";
import { runTraffic, type TrafficOptions } from "../../../tools/dataset/workload/traffic.ts";

const HOTTEST = 10;

export interface Query extends QueryLine {
  /** Every call of it, in order. */
  readonly asked: readonly Statement[];
}

export interface Chosen {
  readonly overview: QueryOverview;
  /** What only reads, the most time first: that can be asked again and again. */
  readonly queries: readonly Query[];
}

/** Lets the traffic run on what `open` opens. */
export async function chooseHottest(
  open: (watch: WatchConnection) => Promise<OpenDatabase>,
  traffic: Omit<TrafficOptions, "onStep">,
): Promise<Chosen> {
  const monitor = createMonitor({ clock: systemClock, slowMs: Infinity });
  await using opened = await open(monitor.watch);
  const recorder = recordStatements(opened.db);
  await runTraffic(recorder.db, { ...traffic, onStep: recorder.begin });
  const overview = monitor.overview();
  const asked = Map.groupBy(
    recorder.statements,
    ({ sql }) => fingerprintOf(normalise(sql).text),
  );
  const queries = overview.lines.filter(({ kind, text }) => kind === "select" && onlyReads(text))
    .slice(0, HOTTEST).map((line) => ({ ...line, asked: asked.get(line.fingerprint)! }));
  return { overview, queries };
}

const onlyReads = (text: string): boolean =>
  !/\b(insert into|update|delete from|set_config)\b/i.test(text);
