/**
 * Reads statement text with PostgreSQL's own parser and lets nothing through but one plannable
 * statement.
 */
import { loadModule, type Node, parseSync, scanSync } from "libpg-query";
import { assumeLimits } from "./assumptions.ts";
import { type Assumption, type Edit, edit } from "./edit.ts";
import { findAll } from "./tree.ts";

/** What EXPLAIN plans without running it. */
const PLANNABLE = new Set(["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"]);
/** Longer texts are refused: nobody can act on advice for them. */
const MAX_TEXT_LENGTH = 100_000;

/** Exactly one statement that EXPLAIN may plan. */
export interface ParsedStatement {
  /** The statement alone, without what stood around it. */
  readonly text: string;
  readonly node: Node;
  /** The highest placeholder. */
  readonly parameters: number;
  /**
   * Placeholders that are planned with a typical value: a generic plan would assume a tenth or a
   * third of all rows.
   */
  readonly assumed: readonly Assumption[];
}

export type ParseOutcome =
  | { readonly ok: true; readonly statement: ParsedStatement }
  | { readonly ok: false; readonly reason: string };

/** Must have ended before `parseStatement` is called. */
export const loadParser = (): Promise<void> => loadModule();

/** The statement in the text, or why it is not looked at. */
export function parseStatement(text: string): ParseOutcome {
  if (text.length > MAX_TEXT_LENGTH) return refused(`Longer than ${MAX_TEXT_LENGTH} characters`);
  if (text.includes("\0")) return refused("Holds a zero byte");
  let statements;
  try {
    statements = parseSync(text).stmts ?? [];
  } catch (error) {
    return refused(`Not understood: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [first, ...others] = statements;
  if (!first?.stmt || others.length > 0) return refused(`Holds ${statements.length} statements`);
  const kind = Object.keys(first.stmt)[0]!;
  if (!PLANNABLE.has(kind)) {
    return refused(`${kind} is not planned, only queries and changes of rows`);
  }
  if (findAll(first.stmt, "IntoClause").length > 0) return refused("Select into makes a table");
  return { ok: true, statement: parsed(text, { node: first.stmt, at: first }) };
}

const refused = (reason: string): ParseOutcome => ({ ok: false, reason });

function parsed(
  text: string,
  { node, at }: {
    readonly node: Node;
    readonly at: { readonly stmt_location?: number; readonly stmt_len?: number };
  },
): ParsedStatement {
  const start = at.stmt_location ?? 0;
  const alone = edit(text, [{ start: 0, end: start, text: "" }, ...tail(text, start, at.stmt_len)]);
  const numbers = findAll(node, "ParamRef").map(({ number }) => number ?? 0);
  // Positions in the tree count from the statement's own beginning.
  const own = start === 0 ? node : parseSync(alone).stmts![0]!.stmt!;
  const statement = { text: alone, node: own, parameters: Math.max(0, ...numbers), assumed: [] };
  return { ...statement, assumed: assumeLimits(statement) };
}

function tail(text: string, start: number, length: number | undefined): Edit[] {
  return length ? [{ start: start + length, end: byteLength(text), text: "" }] : [];
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The end of the name that begins at `start`: one word, or words joined by dots. */
export function endOfName(text: string, start: number): number {
  const tokens = scanSync(text).tokens;
  let at = tokens.findIndex((token) => token.start === start);
  while (tokens[at + 1]?.text === "." && tokens[at + 2]) at += 2;
  return tokens[at]?.end ?? start;
}
