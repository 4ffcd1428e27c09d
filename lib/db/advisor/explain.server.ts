/** Plans a statement without running it. */
import { type Edit, edit } from "./edit.ts";
import type { ParsedStatement } from "./parse.server.ts";
import { nodesOf, type PlanNode } from "./plan.ts";
import type { Session } from "./session.server.ts";

const PREPARED = "rehearse_advice";
/** SQLSTATE of a placeholder of which any type will do, such as a key of jsonb_build_object. */
const UNTYPED = "42P18";

/**
 * The generic plan of the statement with its assumptions and `edits` done, in a read-only
 * transaction within the session's. The text comes from `parseStatement`, which let nothing through
 * but one plannable statement.
 * @throws {Error} What the database says of the statement
 */
export async function explain(
  session: Session,
  statement: ParsedStatement,
  edits: readonly Edit[] = [],
): Promise<PlanNode> {
  const typed = new Set(statement.assumed.map(({ number }) => number));
  const types = Array.from(
    { length: statement.parameters },
    (_, at): string => typed.has(at + 1) ? "bigint" : "unknown",
  );
  const text = edit(statement.text, [...edits, ...statement.assumed.map((each) => each.edit)]);
  for (;;) {
    try {
      return await explainTyped(session, { types, text });
    } catch (error) {
      const number = untypedIn(error);
      if (number === null || types[number - 1] === "text") throw error;
      types[number - 1] = "text";
    }
  }
}

function untypedIn(error: unknown): number | null {
  if (!(error instanceof Error && "code" in error && error.code === UNTYPED)) return null;
  const [, number] = /\$(\d+)/.exec(error.message) ?? [];
  return number === undefined ? null : Number(number);
}

async function explainTyped(
  session: Session,
  { types, text }: { readonly types: readonly string[]; readonly text: string },
): Promise<PlanNode> {
  const signature = types.length > 0 ? ` (${types.join(", ")})` : "";
  const values = types.length > 0 ? ` (${types.map(() => "null").join(", ")})` : "";
  const plan = () => planOnce(session, { signature, values, text });
  return await session.undone(async () => {
    await session.rows("set transaction read only");
    const first = await plan();
    if (!nodesOf(first).some((node) => node["Subplans Removed"])) return first;
    // No partition holds the null that stands for a value, so none was shown: the generic plan
    // reads any of them.
    await session.rows("set local enable_partition_pruning = off");
    return { ...await plan(), "Total Cost": first["Total Cost"] };
  });
}

interface Preparation {
  readonly signature: string;
  readonly values: string;
  readonly text: string;
}

async function planOnce(
  session: Session,
  { signature, values, text }: Preparation,
): Promise<PlanNode> {
  await session.rows(`prepare ${PREPARED}${signature} as ${text}`);
  let result;
  try {
    result = await session.whole(() =>
      session.rows<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
        `explain (format json) execute ${PREPARED}${values}`,
      )
    );
  } finally {
    // What is prepared outlives the transaction.
    await session.rows(`deallocate ${PREPARED}`);
  }
  return result[0]!["QUERY PLAN"][0]!.Plan;
}
