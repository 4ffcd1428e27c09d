/**
 * What statements cost when indexes are really made on the whole tables, in a transaction that is
 * rolled back.
 */
import type { AdvisorCase } from "../../../lib/db/advisor/__fixtures__/case.ts";
import { explain } from "../../../lib/db/advisor/explain.server.ts";
import { parseStatement } from "../../../lib/db/advisor/parse.server.ts";
import { type Session, withSession } from "../../../lib/db/advisor/session.server.ts";
import type { Database } from "../../../lib/db/mod.ts";

export interface Costs {
  readonly none: number;
  readonly expected: number;
  readonly proposed: number;
}

/** Planner's units for one run of each statement, generic plans. */
export function trueCosts(
  db: Database,
  { statements, create }: AdvisorCase,
  proposed: readonly string[],
): Promise<Costs> {
  const texts = statements.map((each) => typeof each === "string" ? each : each.text);
  const expected = create.map((each) => [each].flat()[0]!);
  return withSession(db, async (session) => ({
    none: await costWith(session, texts, []),
    // An index that this database cannot make, such as one on trigrams on PGlite, reduces nothing.
    expected: await costWith(session, texts, expected).catch(() => costWith(session, texts, [])),
    proposed: await costWith(session, texts, proposed),
  }));
}

function costWith(
  session: Session,
  texts: readonly string[],
  indexes: readonly string[],
): Promise<number> {
  return session.undone(async () => {
    for (const index of indexes) {
      if (index.includes("gin_trgm_ops")) {
        await session.rows("create extension if not exists pg_trgm");
      }
      await session.rows(`create index on ${index}`);
    }
    let sum = 0;
    for (const text of texts) {
      const parsed = parseStatement(text);
      if (parsed.ok) sum += (await explain(session, parsed.statement))["Total Cost"];
    }
    return sum;
  });
}

/**
 * The part of the best possible reduction that was reached, 0 to 1; null where nothing could be
 * reduced.
 */
export function reached({ none, expected, proposed }: Costs): number | null {
  const best = none - Math.min(none, expected, proposed);
  return best <= 0 ? null : Math.max(0, none - proposed) / best;
}
