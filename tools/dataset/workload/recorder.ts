/** What the product asks of the database, caught while it runs. */
import {
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PostgresQueryCompiler,
} from "kysely";
import type { Database } from "../../../lib/db/mod.ts";

export interface Statement {
  /** During which step of the workload. */
  readonly step: string;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Recorder {
  /** Runs everything as before, and notes it. */
  readonly db: Database;
  readonly statements: readonly Statement[];
  /** What follows belongs to this step. */
  begin(step: string): void;
}

export function recordStatements(db: Database): Recorder {
  const statements: Statement[] = [];
  let step = "";
  const compiler = new PostgresQueryCompiler();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }: PluginTransformQueryArgs) {
      const { sql, parameters } = compiler.compileQuery(node, queryId);
      statements.push({ step, sql, parameters });
      return node;
    },
    transformResult: ({ result }: PluginTransformResultArgs) => Promise.resolve(result),
  };
  return {
    db: db.withPlugin(plugin),
    statements,
    begin: (name) => void (step = name),
  };
}
