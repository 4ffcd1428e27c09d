/** What names of statements save on a query that takes planning, and what a plan for any values costs. */
// @ts-types="../../../lib/db/adapters/postgres/pg.d.ts"
import pg, { type Client } from "pg";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../../lib/db/mod.server.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { percent, saved, timeWays } from "./measure.ts";

const QUERIES = 500;
const QUERIES_TIMED = {
  "by key": 'select * from "answers" where "id" = $1',
  "join of four": `select answers.id, evaluations.evaluation, deliveries.delivery, questions.text
    from answers join questions on questions.id = answers.question_id
      join evaluations on evaluations.answer_id = answers.id
      left join deliveries on deliveries.answer_id = answers.id
    where answers.candidate_id = $1 and evaluations.author_kind = 'coach'
    order by answers.created_at desc limit 200`,
};

/** Says what it finds; claims nothing. */
export async function runPrepared(): Promise<boolean> {
  await using empty = await emptyServerDatabase();
  await using open = await openPostgres(empty.url);
  await migrate(open, MIGRATIONS);
  const plain = await connect(empty.url);
  const planned = await connect(empty.url, "-c plan_cache_mode=force_custom_plan");
  for (const [name, text] of Object.entries(QUERIES_TIMED)) {
    const ask = (client: Client, named?: string) => async () => {
      for (let n = 0; n < QUERIES; n += 1) {
        await client.query({ name: named, text, values: [crypto.randomUUID()] });
      }
    };
    const timed = await timeWays([
      { name: "parsed each time", run: ask(plain) },
      { name: "prepared, planned each time", run: ask(planned, name) },
      { name: "prepared, plan chosen by PostgreSQL", run: ask(plain, name) },
    ]);
    printTable(`${QUERIES} queries ${name}, PostgreSQL, medians of 5`, [
      ["way", "ms a query", "of parsed"],
      ...timed.map((one) => [
        one.name,
        (one.ms / QUERIES).toFixed(3),
        percent(saved(timed, one.name, "parsed each time")),
      ]),
    ]);
  }
  await plain.end();
  await planned.end();
  return true;
}

async function connect(url: string, options?: string): Promise<Client> {
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  return client;
}
