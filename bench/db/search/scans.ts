/** The index beside ILIKE, for words of which many answers have one, few, and hardly any. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { executionMs } from "../../../tools/dataset/workload/plans.ts";
import { MARKED } from "../../../tools/dataset/texts.ts";
import { printTable } from "../../table.ts";
import { inMs, mediansOf, type Owner, ownersOf, saved } from "./measure.ts";

/** English has forms of it that the index finds and ILIKE does not, and the other way round. */
const STEMMED = { word: "planned", share: NaN };

const CLAIMED = 0.9;
/** Words in more answers are found by reading the answers, and no index helps that. */
const MOST_SHARE = 0.02;

interface Compared {
  readonly word: string;
  /** Of the answers, as the data set was told; NaN = as it comes. */
  readonly share: number;
  readonly owner: Owner | null;
  /** On the server. */
  readonly indexMs: number;
  readonly ilikeMs: number;
  readonly found: Found;
}

/** Rows; the last two are in one set alone. */
interface Found {
  readonly rows: number;
  readonly index: number;
  readonly ilike: number;
  readonly indexAlone: number;
  readonly ilikeAlone: number;
}

/** @returns whether words that stemming leaves alone are found alike, and the rare ones as fast as is claimed */
export async function compareScans(db: Database, title: string): Promise<boolean> {
  const compared: Compared[] = [];
  for (const owner of [null, ...await ownersOf(db)]) {
    for (const marked of [...MARKED, STEMMED]) {
      compared.push(await compare(db, marked, owner));
    }
  }
  printTable(`Words in answers, ${title}, ms on the server`, [HEAD, ...compared.map(toRow)]);
  return compared.every(({ share, owner, indexMs, ilikeMs, found }) =>
    Number.isNaN(share) || (found.indexAlone === 0 && found.ilikeAlone === 0 &&
      (owner !== null || share > MOST_SHARE || 1 - indexMs / ilikeMs >= CLAIMED))
  );
}

const HEAD = [
  "whose",
  "word",
  "of answers",
  "index",
  "ILIKE",
  "saved",
  "found by index",
  "by ILIKE",
  "by one alone",
];

function toRow({ word, owner, indexMs, ilikeMs, found }: Compared): string[] {
  return [
    owner ? `owner of ${owner.documents}` : "all",
    word,
    `${(found.ilike / found.rows * 100).toFixed(2)} %`,
    inMs(indexMs),
    inMs(ilikeMs),
    saved(indexMs, ilikeMs),
    String(found.index),
    String(found.ilike),
    `${found.indexAlone} + ${found.ilikeAlone}`,
  ];
}

async function compare(
  db: Database,
  { word, share }: Pick<Compared, "word" | "share">,
  owner: Owner | null,
): Promise<Compared> {
  const all = answersOf(owner);
  const index = sql`${all} and body_tsv @@ websearch_to_tsquery('english', ${word})`;
  const ilike = sql`${all} and body ilike ${`%${word}%`}`;
  const ms = (query: RawBuilder<unknown>) => () => executionMs(db, query.compile(db));
  const [indexMs, ilikeMs] = await mediansOf([ms(index), ms(ilike)]);
  const { rows } = await sql<Found>`select (select count(*) from (${all}) as one) as rows,
    (select count(*) from (${index}) as one) as index,
    (select count(*) from (${ilike}) as one) as ilike,
    (select count(*) from (${index} except ${ilike}) as one) as "indexAlone",
    (select count(*) from (${ilike} except ${index}) as one) as "ilikeAlone"`.execute(db);
  return { word, share, owner, indexMs: indexMs!, ilikeMs: ilikeMs!, found: rows[0]! };
}

const answersOf = (owner: Owner | null): RawBuilder<unknown> =>
  sql`select answer_id from search_documents where part = 'answer' and ${
    owner ? sql`candidate_id = ${owner.candidate}` : sql`true`
  }`;
