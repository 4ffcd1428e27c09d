/** What search adds to a document: bytes as it is kept, time as it is written. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { wordsOf } from "../../../lib/interview/search_words.server.ts";
import { printTable } from "../../table.ts";
import { UNDO } from "../indexes/undo.ts";
import { mediansOf, timed } from "./measure.ts";

/** Answers whose documents are written again, as the product does: those of an answer by one statement. */
const ANSWERS = 500;
/** Owners whose words are gathered to see how much they take. */
const OWNERS = 200;

/** What makes the table, and takes its documents in; each has what those before it have. */
const STEPS: Readonly<Record<string, string>> = {
  "text and key": `create table written (answer_id uuid, candidate_id uuid, part text, body text,
    primary key (answer_id, part))`,
  "stems": `alter table written
    add body_tsv tsvector generated always as (to_tsvector('english', body)) stored`,
  "owner's index": "create index on written (candidate_id)",
  "index of words": "create index written_words on written using gin (candidate_id, body_tsv)",
  "words of the owner": `create trigger counts after insert on written
    referencing new table as changed for each statement execute function count_search_words('1')`,
};
const NAMES = Object.keys(STEPS);
const WITH_WORDS = NAMES.indexOf("index of words");

export async function compareCost(db: Database, title: string): Promise<void> {
  const answers = await newestAnswers(db);
  await gather(db, answers.map(([document]) => document!.candidate_id!));
  const written = answers.reduce((sum, documents) => sum + documents.length, 0);
  const ms = await mediansOf(NAMES.map((_, last) => () => writeMs(db, answers, last)));
  const bytes = await bytesOf(db);
  const rows = NAMES.map((name, at) => [
    name,
    bytes[at]!.toFixed(0),
    ((ms[at]! - (ms[at - 1] ?? 0)) * 1000 / written).toFixed(1),
  ]);
  printTable(`A document costs, ${title}`, [["with", "bytes more", "µs more"], ...rows]);
}

type Documents = readonly Readonly<Record<string, string>>[];

async function newestAnswers(db: Database): Promise<readonly Documents[]> {
  const { rows } = await sql<{ documents: Documents }>`
    select jsonb_agg(to_jsonb(document) - 'body_tsv') as documents
    from (select id from answers where state = 'evaluated' order by created_at desc limit ${ANSWERS})
      as newest join search_documents as document on answer_id = id
    group by id`.execute(db);
  return rows.map(({ documents }) => documents);
}

/** In a transaction that is undone. What waits to be taken into the index of words is taken in. */
async function writeMs(db: Database, answers: readonly Documents[], last: number): Promise<number> {
  let ms = NaN;
  try {
    await db.transaction().execute(async (db) => {
      for (const name of NAMES.slice(0, last + 1)) await sql.raw(STEPS[name]!).execute(db);
      ms = await timed(async () => {
        for (const documents of answers) await insert(db, documents);
        if (last >= WITH_WORDS) {
          await sql`select gin_clean_pending_list('written_words')`.execute(db);
        }
      });
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) throw error;
  }
  return ms;
}

const insert = (db: Database, documents: Documents) =>
  sql`insert into written select * from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
    as document (answer_id uuid, candidate_id uuid, part text, body text)`.execute(db);

/** Of a document, in the order of the steps. */
async function bytesOf(db: Database): Promise<readonly number[]> {
  const { rows: [sizes] } = await sql<Record<string, number>>`
    select count(*) as documents, sum(pg_column_size(body_tsv)) as stems,
      pg_table_size('search_documents') + pg_relation_size('search_documents_pkey') as "table",
      pg_relation_size('search_documents_candidate') as owner,
      pg_relation_size('search_documents_owner') as words
    from search_documents`.execute(db);
  const { documents, stems, table, owner, words } = sizes!;
  return [table! - stems!, stems!, owner!, words!].map((bytes) => bytes / documents!)
    .concat(await gatheredBytes(db));
}

/** As if they had searched. */
async function gather(db: Database, candidates: readonly string[]): Promise<void> {
  for (const candidate of new Set(candidates)) await wordsOf(db, candidate);
}

/** Of a document whose owner has searched. */
async function gatheredBytes(db: Database): Promise<number> {
  const { rows } = await sql<{ id: string }>`select candidate_id as id from search_words
    order by 1 limit ${OWNERS}`.execute(db);
  const ids = rows.map(({ id }) => id);
  await gather(db, ids);
  const { rows: [size] } = await sql<{ bytes: number }>`
    select sum(pg_column_size(kept))::float8 / (
      select count(*) from search_documents where candidate_id = any(${ids}::uuid[])) as bytes
    from search_words as kept where candidate_id = any(${ids}::uuid[])`.execute(db);
  return size!.bytes;
}
