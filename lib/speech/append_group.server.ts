/** Appends to many answers in one statement: one way to the database and one commit, however many speak. */
import { sql } from "kysely";
import type { Database } from "../db/mod.ts";
import { FRAME_MS } from "./protocol.ts";

/** A batch of one answer, ready to be stored. */
export interface Append {
  readonly answerId: string;
  /** Number of its first packet. */
  readonly first: number;
  readonly packets: number;
  /** Of the packets alone. */
  readonly bytes: number;
  /** As `encodeBatch` writes it. */
  readonly payload: Uint8Array;
}

interface AppendLimits {
  /** Of one answer. */
  readonly mostBytes: number;
}

/**
 * Stores those batches that go on exactly where their answer's log ends, all of them or, where the statement fails,
 * none. What is left out has changed nothing: repeated, early or late packets, a second batch of the same answer, an
 * answer that is not there or that somebody else has locked. A locked row is passed over, so nobody waits here for what
 * another does.
 *
 * @returns for each append the number of the answer's next packet; null = left out
 */
export async function appendGroup(
  db: Database,
  appends: readonly Append[],
  limits: AppendLimits,
): Promise<readonly (number | null)[]> {
  const [only, ...others] = appends;
  return only && others.length === 0
    ? [await appendOne(db, only, limits)]
    : await appendMany(db, appends, limits);
}

/** The same for one batch: what a candidate alone waits for is planned in half the time. */
async function appendOne(
  db: Database,
  { answerId, first, packets, bytes, payload }: Append,
  { mostBytes }: AppendLimits,
): Promise<number | null> {
  const next = first + packets;
  const { rows } = await sql<{ next: number }>`
    with head as (
      select id from answers
      where id = ${answerId} and state = 'open' and packets = ${first}
        and bytes + ${bytes} <= ${mostBytes}
      for update skip locked
    ),
    stored as (
      insert into audio_batches (answer_id, first_seq, packet_count, payload)
      select id, ${first}::integer, ${packets}::integer, ${payload}::bytea from head
    )
    update answers set
      packets = ${next}, bytes = bytes + ${bytes},
      duration_ms = case when codec = 'opus' then ${next * FRAME_MS} else duration_ms end
    from head where answers.id = head.id
    returning answers.packets as next`.execute(db);
  return rows[0]?.next ?? null;
}

async function appendMany(
  db: Database,
  appends: readonly Append[],
  { mostBytes }: AppendLimits,
): Promise<readonly (number | null)[]> {
  const payloads = appends.map(({ payload }) => payload);
  const { rows } = await sql<{ at: number; next: number }>`
    with appended as materialized (
      select distinct on (answer_id) * from unnest(
        ${appends.map(({ answerId }) => answerId)}::uuid[],
        ${appends.map(({ first }) => first)}::integer[],
        ${appends.map(({ packets }) => packets)}::integer[],
        ${appends.map(({ bytes }) => bytes)}::integer[],
        ${startsOf(payloads)}::integer[],
        ${payloads.map(({ length }) => length)}::integer[]
      ) with ordinality as batch (answer_id, first_seq, packet_count, bytes, start, length, at)
      order by answer_id, at
    ),
    head as materialized (
      select answers.id, appended.* from answers join appended on appended.answer_id = answers.id
      where answers.state = 'open' and answers.packets = appended.first_seq
        and answers.bytes + appended.bytes <= ${mostBytes}
      order by answers.id
      for update of answers skip locked
    ),
    stored as (
      insert into audio_batches (answer_id, first_seq, packet_count, payload)
      select id, first_seq, packet_count, substring(${
    concatenate(payloads)
  }::bytea from start for length)
      from head
    )
    update answers set
      packets = head.first_seq + head.packet_count,
      bytes = answers.bytes + head.bytes,
      duration_ms = case when answers.codec = 'opus'
        then (head.first_seq + head.packet_count) * ${FRAME_MS} else answers.duration_ms end
    from head where answers.id = head.id
    returning head.at, answers.packets as next`.execute(db);
  const next = new Map(rows.map((row) => [row.at, row.next]));
  return appends.map((_, index) => next.get(index + 1) ?? null);
}

/** Where each begins when all stand one after the other, counted from 1 as PostgreSQL does. */
function startsOf(payloads: readonly Uint8Array[]): number[] {
  let start = 1;
  return payloads.map(({ length }) => (start += length) - length);
}

function concatenate(payloads: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(payloads.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const payload of payloads) {
    all.set(payload, at);
    at += payload.length;
  }
  return all;
}
