/** Conditions that hide a column inside a function from the index that it has. */
import { quoteName } from "./names.ts";
import type { Finding } from "./stages.ts";
import type { Term } from "./term.ts";
import type { Use } from "./uses.ts";

const COMPARED = new Set(["equal", "in", "range", "prefix"]);
const MOMENTS = /^(date|timestamp|time)\b/;

export function functionsOnColumns(uses: readonly Use[]): Finding[] {
  return uses.flatMap((use) => use.terms.flatMap((term) => hidden(term) ?? []));
}

function hidden({ source, kind, keys }: Term): Finding | null {
  const [key] = keys;
  const name = key?.columns[0];
  if (!name || !key.expression || key.columns.length > 1 || !COMPARED.has(kind)) return null;
  if (key.sql.includes("->")) return null;
  const { indexes, columns } = source.table;
  const begins = (sql: string) => indexes.find(({ keys: [first] }) => first?.sql === sql);
  const index = begins(quoteName(name));
  const moment = MOMENTS.test(columns.get(name)?.type ?? "");
  if (!index && !moment || begins(key.sql)) return null;
  const cannot = index ? `${index.sql} cannot serve` : "A plain index cannot serve";
  return {
    rule: "function_on_column",
    why: `${cannot} ${key.sql}: ${adviceFor(name, { moment })}`,
  };
}

function adviceFor(name: string, { moment }: { readonly moment: boolean }): string {
  return moment
    ? `compare ${name} itself with the beginning (>=) and the end (<) of the span`
    : `compare ${name} itself, or index the expression`;
}
