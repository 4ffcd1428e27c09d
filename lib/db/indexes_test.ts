/** Every index of migrations/ earns its place: on a year of use the product's own statements use it. */
import assert from "node:assert/strict";
import { sql } from "kysely";
import { MIGRATIONS, testDatabase } from "../../tests/support/database.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { needs } from "../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../tests/support/postgres.ts";
import { generateDataset } from "../../tools/dataset/generate.ts";
import { planOf } from "../../tools/dataset/plan.ts";
import { coveredBy, indexesUsedBy } from "../../tools/dataset/workload/plans.ts";
import { recordWorkload } from "../../tools/dataset/workload/record.ts";
import type { Statement } from "../../tools/dataset/workload/recorder.ts";
import { openPostgres } from "./adapters/postgres/postgres.server.ts";
import { migrate } from "./migrate.server.ts";
import type { Database } from "./mod.ts";

const ANSWERS = 20_000;

/** For each secondary index a step of the workload in which a statement is planned with it. */
const SERVES: Readonly<Record<string, string>> = {
  ai_calls_time: "operations",
  ai_requests_answer: "delete answer",
  ai_requests_candidate: "delete everything",
  ai_requests_decisions: "operations",
  ai_requests_interview: "cost of interview",
  ai_requests_running: "housekeeping",
  answers_due: "due audio",
  answers_interview: "interview",
  answers_newest: "trends",
  answers_question_id_attempt_key: "attempts",
  answers_stopped: "resume stopped",
  budget_accounts_candidate: "housekeeping",
  budget_accounts_day: "housekeeping",
  budget_accounts_interview: "housekeeping",
  budget_accounts_scope_day_candidate_id_interview_id_key: "operations",
  evaluations_outcome: "report",
  evaluations_transcript: "evaluate",
  experiment_outcomes_unit: "experiment",
  interviews_candidate: "history",
  model_feedback_evaluation: "report",
  questions_follow_ups: "follow up",
  questions_interview_id_position_key: "interview",
  search_documents_alike: "answered before",
  search_documents_candidate: "search",
  search_documents_owner: "search for several words",
  search_documents_question: "answered before",
  transcripts_answer: "report",
};

/** The step that reads an index with further columns instead of its table. */
const COVERS: Readonly<Record<string, string>> = { evaluations_outcome: "history" };

/** Used by what deletes alone, to find the rows that go along: PostgreSQL shows no plan of that. */
const CASCADES = ["ai_ratings_candidate"];

/**
 * For foreign keys to runs, which the product never deletes: they keep an operator who does so by hand from reading
 * whole tables for each run.
 */
const GUARDS = [
  "ai_calls_request",
  "budget_reservations_request",
  "experiment_exposures_request",
  "model_answers_request",
  "model_feedback_request",
];

interface Index {
  readonly name: string;
  readonly table: string;
  readonly method: string;
  readonly definition: string;
  /** Keys in order, as columns or expressions. */
  readonly keys: readonly string[];
  /** Columns that are carried along. */
  readonly included: readonly string[];
  readonly predicate: string | null;
  readonly isUnique: boolean;
  readonly isPrimary: boolean;
  readonly comment: string | null;
}

async function readIndexes(db: Database): Promise<readonly Index[]> {
  const { rows } = await sql<Index>`
    select index.relname as name, indrelid::regclass::text as table, amname as method,
      pg_get_indexdef(indexrelid) as definition,
      array(select pg_get_indexdef(indexrelid, place, false)
        from generate_series(1, indnkeyatts) as place order by place) as keys,
      array(select pg_get_indexdef(indexrelid, place, false)
        from generate_series(indnkeyatts + 1, indnatts) as place) as included,
      pg_get_expr(indpred, indrelid) as predicate, indisunique as "isUnique",
      indisprimary as "isPrimary", obj_description(indexrelid) as comment
    from pg_index join pg_class as index on index.oid = indexrelid
      join pg_am on pg_am.oid = index.relam
    where index.relnamespace = 'public'::regnamespace order by 1`.execute(db);
  return rows;
}

const secondaryOf = (indexes: readonly Index[]) =>
  indexes.filter(({ isPrimary, table }) => !isPrimary && table !== "schema_migrations");

/** Whether every query that `one` helps is helped by `other` too. */
const isCoveredBy = (one: Index, other: Index): boolean =>
  one.name !== other.name && one.table === other.table && one.method === other.method &&
  !one.isUnique && one.predicate === other.predicate &&
  one.keys.every((key, at) => key === other.keys[at]) &&
  one.included.every((column) => [...other.keys, ...other.included].includes(column));

/** Those with which each step's statements are planned now. */
async function usedIn(
  db: Database,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const used = new Map<string, Set<string>>();
  for (const statement of statements) {
    for (const name of await indexesUsedBy(db, statement)) {
      used.getOrInsert(name, new Set()).add(statement.step);
    }
  }
  return used;
}

/** Foreign keys whose columns are not the first of any index that holds all their rows. */
async function unindexedKeys(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index join pg_class as index on index.oid = indexrelid
        join pg_am on pg_am.oid = index.relam
      where indrelid = conrelid and amname = 'btree' and (indkey::smallint[])[0] = conkey[1]
        and (indpred is null or pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)',
          (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]))))`
    .execute(db);
  return rows.map(({ name }) => name);
}

/** Those that no statement has read; sessions report what they read when they end. */
async function neverScanned(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select indexrelname as name
    from pg_stat_user_indexes join pg_index using (indexrelid)
    where schemaname = 'public' and not indisprimary and idx_scan = 0 order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function workOn(url: string): Promise<readonly Statement[]> {
  await using open = await openPostgres(url);
  await migrate(open, MIGRATIONS);
  const plan = planOf({ answers: ANSWERS });
  await generateDataset(open, plan);
  return await recordWorkload(open.db, plan);
}

Deno.test("indexes", { ignore: !await needs("postgres") }, async (test) => {
  await using data = await emptyServerDatabase();
  const statements = await workOn(data.url);
  await using open = await openPostgres(data.url);
  const { db } = open;
  const indexes = secondaryOf(await readIndexes(db));
  const used = await usedIn(db, statements);

  await test.step("there is a use for each, and each is there", () => {
    assert.deepEqual(
      indexes.map(({ name }) => name),
      [...Object.keys(SERVES), ...CASCADES, ...GUARDS].sort(),
    );
  });

  for (const [name, step] of Object.entries(SERVES)) {
    await test.step(`${name} serves "${step}"`, () => {
      assert.ok(used.get(name)?.has(step), `only ${[...used.get(name) ?? ["nothing"]].join()}`);
    });
  }

  for (const { name, included } of indexes.filter(({ included }) => included.length > 0)) {
    await test.step(`${name} carries ${included.join(" and ")} for "${COVERS[name]}"`, async () => {
      const covered = await Promise.all(
        statements.filter(({ step }) => step === COVERS[name]).map((one) => coveredBy(db, one)),
      );
      assert.ok(covered.some((names) => names.has(name)), "the table is read as well");
    });
  }

  await test.step("none does what another does", () => {
    for (const one of indexes) {
      const other = indexes.find((other) => isCoveredBy(one, other));
      assert.equal(other, undefined, `${one.name} is covered by ${other?.name}`);
    }
  });

  await test.step("each foreign key has one", async () => {
    assert.deepEqual(await unindexedKeys(db), []);
  });

  await test.step("none was left unused by the workload", async () => {
    let missing: readonly string[] = [];
    // The planner itself looks into a guard now and then, to see how far its values reach.
    const isRead = async () => {
      missing = (await neverScanned(db)).filter((name) => !GUARDS.includes(name));
      return missing.length === 0;
    };
    await eventually("sessions report", isRead).catch(() => assert.deepEqual(missing, []));
  });

  await test.step("each says what it is for, what it gains and what it costs", () => {
    for (const { name, comment } of indexes) {
      assert.match(comment ?? "", /^Serves .+: .* ms.*; .*µs a row/, name);
    }
  });
});

/** Too few rows of these in a small data set to be looked up. */
const FEW_ROWS = ["ai_calls_time", "interviews_candidate", "budget_accounts_"];

Deno.test("indexes serve the product on PGlite too", async () => {
  await using open = await testDatabase();
  const plan = planOf({ answers: 1000 });
  await generateDataset(open, plan);
  const used = await usedIn(open.db, await recordWorkload(open.db, plan));
  const missing = Object.entries(SERVES).filter(([name, step]) => !used.get(name)?.has(step))
    .map(([name]) => name);
  assert.deepEqual(missing.filter((name) => !FEW_ROWS.some((few) => name.startsWith(few))), []);
});
