/** Conditions on parts of a value: words, elements, keys, patterns. */
import type { A_Expr, Node } from "libpg-query";
import { type KeyOf, keyOf, type Scope, sourcesOf } from "./scope.ts";
import { type Term, termOf } from "./term.ts";
import { as, strings } from "./tree.ts";

const TRIGRAM = "pg_trgm";
/** Fewer letters in a row make no trigram to look for. */
const TRIGRAM_LENGTH = 3;
const JSON_PATHS = new Set(["@>", "@?", "@@"]);
const JSON_KEYS = new Set(["?", "?|", "?&"]);
const ARRAYS = new Set(["@>", "<@", "&&"]);
const PATTERNS = new Set(["~*", "%"]);

/** The terms, or null if the condition is of another sort. */
export function ginTerm(expression: A_Expr, scope: Scope): Term[] | null {
  const [operator = ""] = strings(expression.name);
  if (expression.kind === "AEXPR_LIKE" || expression.kind === "AEXPR_ILIKE") {
    return patternTerms(expression, scope);
  }
  if (expression.kind !== "AEXPR_OP") return null;
  if (operator === "~") {
    return [...anchoredTerms(expression, scope), ...trigramTerms(expression, scope)];
  }
  if (PATTERNS.has(operator)) return trigramTerms(expression, scope);
  for (const side of [expression.lexpr, expression.rexpr]) {
    const found = keyOf(side, scope);
    const operators = found && operatorClass(found, { operator, node: side! });
    if (found && operators !== null) return [inverted(found, { operators })];
  }
  return null;
}

/** The class that serves the operator on such a value; null if none does. */
function operatorClass(
  { column }: KeyOf,
  { operator, node }: { readonly operator: string; readonly node: Node },
): string | null {
  const type = column?.type ?? expressionType(node);
  if (type === "jsonb" && JSON_PATHS.has(operator)) return "jsonb_path_ops";
  if (type === "jsonb" && JSON_KEYS.has(operator)) return "";
  if (type?.endsWith("[]") && ARRAYS.has(operator)) return "";
  return type === "tsvector" && operator === "@@" ? "" : null;
}

/** As far as it can be told without asking the database. */
function expressionType(node: Node): string | null {
  const cast = as(node, "TypeCast");
  if (cast) return strings(cast.typeName?.names).at(-1) ?? null;
  const call = strings(as(node, "FuncCall")?.funcname).at(-1);
  if (call === "to_tsvector" || call === "setweight") return "tsvector";
  const operator = as(node, "A_Expr");
  const [symbol] = strings(operator?.name);
  if (symbol === "->" || symbol === "#>") return "jsonb";
  return symbol === "||" && operator?.lexpr ? expressionType(operator.lexpr) : null;
}

function inverted(
  found: KeyOf,
  { operators, extension }: { readonly operators: string; readonly extension?: string },
): Term {
  const key = operators ? { ...found.key, operators } : found.key;
  return termOf({ ...found, key }, { kind: "gin", extension });
}

function trigramTerms({ lexpr, rexpr }: A_Expr, scope: Scope): Term[] {
  const found = keyOf(lexpr, scope);
  if (!found || sourcesOf(rexpr, scope).size > 0) return [];
  return [inverted(found, { operators: "gin_trgm_ops", extension: TRIGRAM })];
}

/**
 * A plain index serves LIKE 'x%' if the pattern stands in the text; trigrams serve what has three
 * letters in a row.
 */
function patternTerms(expression: A_Expr, scope: Scope): Term[] {
  const [operator = ""] = strings(expression.name);
  const found = keyOf(expression.lexpr, scope);
  if (!found || operator.startsWith("!")) return [];
  const pattern = as(expression.rexpr, "A_Const")?.sval?.sval;
  const trigram = trigramTerms(expression, scope);
  if (pattern === undefined) return trigram;
  const letters = Math.max(...pattern.split(/[%_]/).map((part) => part.length));
  const wide = letters >= TRIGRAM_LENGTH ? trigram : [];
  const start = /^[^%_\\]*/.exec(pattern)![0];
  if (expression.kind === "AEXPR_ILIKE" || start === "") return wide;
  return [prefixTerm(found, scope), ...wide];
}

/** A regular expression that begins with letters at the beginning of the text. */
function anchoredTerms({ lexpr, rexpr }: A_Expr, scope: Scope): Term[] {
  const found = keyOf(lexpr, scope);
  const pattern = as(rexpr, "A_Const")?.sval?.sval ?? "";
  return found && /^\^\w/.test(pattern) && !pattern.includes("|") ? [prefixTerm(found, scope)] : [];
}

function prefixTerm(found: KeyOf, { catalog }: Scope): Term {
  const operators = catalog.byteOrder ? undefined : patternClass(found);
  const key = operators ? { ...found.key, operators } : found.key;
  return termOf({ ...found, key }, { kind: "prefix" });
}

function patternClass({ column }: KeyOf): string {
  return column?.type === "character varying" ? "varchar_pattern_ops" : "text_pattern_ops";
}
