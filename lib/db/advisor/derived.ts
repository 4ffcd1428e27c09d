/** What a query gives to the query around it, where both are planned as one. */
import type { ColumnRef, Node } from "libpg-query";
import { type DerivedColumns, resolve, type ResolvedColumn, type Scope } from "./scope.ts";
import { as, strings } from "./tree.ts";

/** The columns of tables among its results, under the names that it gives them. */
export function columnsGiven(targets: readonly Node[], scope: Scope): DerivedColumns {
  return new Map(targets.flatMap((node): readonly [string, ResolvedColumn][] => {
    const target = as(node, "ResTarget");
    const ref = as(target?.val, "ColumnRef");
    if (!ref) return [];
    if (ref.fields?.some((field) => "A_Star" in field)) return allColumns(ref, scope);
    const found = resolve(ref, scope);
    const name = target?.name ?? strings(ref.fields).at(-1);
    return found && name !== undefined ? [[name, found]] : [];
  }));
}

function allColumns(
  { fields }: ColumnRef,
  { sources, derived }: Scope,
): [string, ResolvedColumn][] {
  const alias = strings(fields).at(-1);
  const meant = (each: { readonly alias: string }) => alias === undefined || alias === each.alias;
  return [
    ...sources.filter(meant).flatMap((source) =>
      [...source.table.columns].map(([name, column]): [string, ResolvedColumn] => [
        name,
        { source, column },
      ])
    ),
    ...derived.filter(meant).flatMap(({ columns }) => [...columns]),
  ];
}
