/**
 * Tries indexes with hypopg: the planner is told of indexes that are not there. They are known to
 * this connection alone.
 */
import { explain } from "./explain.server.ts";
import { bodySql, type IndexSpec } from "./index_spec.ts";
import type { Lab } from "./lab.ts";
import { quoteName, quoteText } from "./names.ts";
import { indexNames } from "./plan.ts";
import type { Session } from "./session.server.ts";

/** `schema` is where the extension's functions are. */
export function hypotheticalLab(session: Session, schema: string): Lab {
  const reset = () => session.rows(`select ${call("hypopg_reset")}()`);
  const call = (name: string) => `${quoteName(schema)}.${name}`;
  const pretend = async (spec: IndexSpec) => {
    const ddl = quoteText(`create index on ${spec.table.sql} ${bodySql(spec)}`);
    const [made] = await session.rows<{ id: number; name: string }>(
      `select indexrelid::int8 as id, indexname as name from ${
        call("hypopg_create_index")
      }(${ddl})`,
    );
    return made!;
  };
  const trying = async <T>(work: () => Promise<T>): Promise<T> => {
    await reset();
    try {
      return await session.undone(async () => {
        await session.rows("set transaction read only");
        return await work();
      });
    } finally {
      await reset();
    }
  };
  return {
    plan: (statement, specs) =>
      trying(async () => {
        const names = new Map<string, IndexSpec>();
        for (const spec of specs) names.set((await pretend(spec)).name, spec);
        const plan = await explain(session, statement);
        const used = new Set(indexNames(plan).flatMap((name) => names.get(name) ?? []));
        const rename = (name: string) => names.has(name) ? bodySql(names.get(name)!) : name;
        return { cost: plan["Total Cost"], plan, used: [...used], rename };
      }),
    verification: () => ({ by: "hypopg" }),
    size: (spec) =>
      trying(async () => {
        const { id } = await pretend(spec);
        const [row] = await session.rows<{ bytes: number }>(
          `select ${call("hypopg_relation_size")}(${id}::oid)::int8 as bytes`,
        );
        return row!.bytes;
      }),
  };
}
