/** What an index of trigrams would do for ILIKE, which PostgreSQL can look up by it, and what it would cost. */
import type { OpenDatabase } from "../../../lib/db/mod.ts";
import { printTable } from "../../table.ts";
import { writeCostOf } from "../indexes/write_cost.ts";
import { compareScans } from "./scans.ts";

const INDEXES = ["search_documents_owner", "trigrams"];

const CREATE = `set statement_timeout = 0; set maintenance_work_mem = '256MB';
  create index trigrams on search_documents using gin (candidate_id, body gin_trgm_ops)`;

/** Of all documents: the product has them of questions alone. */
export async function compareTrigrams({ db, session }: OpenDatabase, title: string): Promise<void> {
  await session((run) => run(CREATE));
  await compareScans(db, `${title}, ILIKE by trigrams`);
  const rows: string[][] = [["index", "MB", "µs a document"]];
  for (const index of INDEXES) {
    const { bytes, microseconds } = await writeCostOf(db, index);
    rows.push([index, (bytes / 1e6).toFixed(1), microseconds.toFixed(1)]);
  }
  printTable(`Indexes, ${title}`, rows);
}
