/** Statements of the product whose counting is measured: the cheapest there is, a list, and a write. */
import type { Database } from "../../../lib/db/mod.ts";

export interface Work {
  readonly name: string;
  run(db: Database): Promise<unknown>;
}

const CANDIDATES = 200;
const PAGE = 20;

export interface Seeded {
  readonly candidates: readonly string[];
}

/** Candidates with an interview each; the first has a page full. */
export async function seed(db: Database): Promise<Seeded> {
  const candidates = Array.from({ length: CANDIDATES }, () => crypto.randomUUID());
  await db.insertInto("candidates").values(candidates.map((id) => ({ id }))).execute();
  const owners = [...candidates, ...Array.from({ length: PAGE }, () => candidates[0]!)];
  await db.insertInto("interviews").values(owners.map((candidate_id) => ({
    id: crypto.randomUUID(),
    candidate_id,
    role: "Nurse in intensive care",
    kind: "mix" as const,
    mode: "speak" as const,
    question_count: 3,
    time_limit_s: null,
  }))).execute();
  return { candidates };
}

export function works({ candidates }: Seeded): readonly Work[] {
  let turn = 0;
  const next = () => candidates[turn++ % candidates.length]!;
  return [
    {
      name: "one row by its key",
      run: (db) =>
        db.selectFrom("candidates").select(["id", "retention", "delivery", "models"])
          .where("id", "=", next()).executeTakeFirst(),
    },
    {
      name: "a page of 20 rows",
      run: (db) =>
        db.selectFrom("interviews")
          .select(["id", "role", "kind", "mode", "question_count", "time_limit_s", "created_at"])
          .where("candidate_id", "=", candidates[0]!).orderBy("created_at", "desc").limit(PAGE)
          .execute(),
    },
    {
      name: "one row updated",
      run: (db) =>
        db.updateTable("candidates").set({ retention: "keep" }).where("id", "=", next()).execute(),
    },
  ];
}
