/** PostgreSQL's words, as far as normalising needs them (manual, 4.1 Lexical Structure). */

/**
 * value: a parameter ("$1"), or a literal, whose text is not kept; name: a quoted identifier, as written; word: a
 * keyword or identifier, in lower case as the server folds it.
 */
export interface Token {
  readonly kind: "value" | "name" | "word" | "operator" | "mark";
  readonly text: string;
  /** Digits of a small whole number, which may be a column's place in the result. */
  readonly place?: string;
}

/** Any literal: string, number or bit string. */
export const LITERAL: Token = { kind: "value", text: "?" };

export const isLiteral = (token: Token | undefined): boolean =>
  token?.text === LITERAL.text && token.kind === "value";

const SPACE = /\s+/y;
const PARAM = /\$\d+/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const NUMBER =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const PLACE = /^\d{1,3}$/;
const PREFIX = /(?:[uU]&|[bBxXnNeE])(?=')|[uU]&(?=")/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const OPERATOR = /[+\-*/<>=~!@#%^&|`?]+/y;
const MARK = /::|:=|[\s\S]/y;
/** An operator of several characters ends in + or - only with one of these in it. */
const FREE_ENDING = /[~!@#%^&|`?]/;

/** Where reading has got to. */
interface Cursor {
  readonly sql: string;
  at: number;
}

/** Never throws: what is not closed runs to the end, so that no literal is taken for words. */
export function lex(sql: string): Token[] {
  const tokens: Token[] = [];
  const cursor: Cursor = { sql, at: 0 };
  while (skipBlank(cursor)) {
    tokens.push(readValue(cursor) ?? readName(cursor) ?? readOther(cursor));
  }
  return tokens;
}

/** The text that `pattern` finds here, which is read by that; null if there is none. */
function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.sql)?.[0] ?? null;
  cursor.at += found?.length ?? 0;
  return found;
}

/** Skips white space and comments; false at the end. */
function skipBlank(cursor: Cursor): boolean {
  for (let from = -1; from < cursor.at;) {
    from = cursor.at;
    match(cursor, SPACE);
    cursor.at = endOfComment(cursor.sql, cursor.at);
  }
  return cursor.at < cursor.sql.length;
}

function readValue(cursor: Cursor): Token | null {
  const tag = match(cursor, DOLLAR_TAG);
  if (tag !== null) {
    cursor.at = endAfter(cursor.sql, tag, cursor.at);
    return LITERAL;
  }
  const parameter = match(cursor, PARAM);
  if (parameter !== null) return { kind: "value", text: parameter };
  const prefix = match(cursor, PREFIX) ?? "";
  if (cursor.sql[cursor.at] === "'") {
    const backslash = prefix.toLowerCase() === "e";
    cursor.at = endOfQuoted(cursor.sql, cursor.at, { backslash });
    return LITERAL;
  }
  cursor.at -= prefix.length;
  const number = match(cursor, NUMBER);
  if (number === null) return null;
  return PLACE.test(number) ? { ...LITERAL, place: number } : LITERAL;
}

function readName(cursor: Cursor): Token | null {
  const start = cursor.at;
  match(cursor, PREFIX);
  if (cursor.sql[cursor.at] === '"') {
    cursor.at = endOfQuoted(cursor.sql, cursor.at);
    return { kind: "name", text: cursor.sql.slice(start, cursor.at) };
  }
  cursor.at = start;
  const word = match(cursor, WORD);
  return word === null ? null : { kind: "word", text: word.toLowerCase() };
}

function readOther(cursor: Cursor): Token {
  const start = cursor.at;
  const run = match(cursor, OPERATOR);
  if (run === null) return { kind: "mark", text: match(cursor, MARK)! };
  const text = operatorIn(run);
  cursor.at = start + text.length;
  return { kind: "operator", text };
}

/** Where the comment at `at` ends; `at` itself if there is none. Block comments nest. */
function endOfComment(sql: string, at: number): number {
  if (sql.startsWith("--", at)) return endAfter(sql, "\n", at);
  if (!sql.startsWith("/*", at)) return at;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at;
  let depth = 0;
  for (let found = edge.exec(sql); found; found = edge.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}

function endAfter(sql: string, text: string, from: number): number {
  const found = sql.indexOf(text, from);
  return found < 0 ? sql.length : found + text.length;
}

/** Doubled quotes, and with `backslash` escaped ones too, do not end it. */
function endOfQuoted(sql: string, start: number, { backslash = false } = {}): number {
  const quote = sql[start]!;
  for (let at = start + 1; at < sql.length; at++) {
    if (backslash && sql[at] === "\\") at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return sql.length;
}

/** The operator at the start of a run of operator characters, which a comment may follow. */
function operatorIn(run: string): string {
  const comment = run.search(/--|\/\*/);
  let text = comment > 0 ? run.slice(0, comment) : run;
  while (text.length > 1 && /[+-]$/.test(text) && !FREE_ENDING.test(text)) text = text.slice(0, -1);
  return text;
}
