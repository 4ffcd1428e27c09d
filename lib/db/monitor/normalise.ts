/**
 * A statement without what varies from call to call: parameters and literals become placeholders, lists of any
 * length become one entry, and comments, white space and the case of keywords go. Identifiers stay as written.
 */
import { collapseLists } from "./collapse.ts";
import { maskConstants } from "./constants.ts";
import { lex, LITERAL, type Token } from "./lexer.ts";

/** other: transactions, settings and the like. */
export type StatementKind = "select" | "write" | "other";

export interface Normalised {
  /** SQL that can be parsed, with $1, $2, … where values stood. */
  readonly text: string;
  readonly kind: StatementKind;
  /** Whether literals or comments stood in the text, which might be somebody's words. */
  readonly hasWords: boolean;
  /** False where several statements stand in one text. */
  readonly isSingle: boolean;
}

/** What may stand before a string that it gives its type: `interval '1 day'`. */
const TYPES = new Set(
  "interval date time timetz timestamp timestamptz json jsonb uuid bytea numeric text inet cidr point regclass bool"
    .split(" "),
);
const WRITES = new Set(["insert", "update", "delete", "merge"]);
const READS = new Set(["select", "values", "table"]);

/** Words, unlike functions and types, that stand apart from a bracket. */
const APART = new Set(
  ("all and as between by case distinct else except exists filter from group having ilike in intersect is join lateral " +
    "like limit not offset on or over returning select set some then union using values when where with within")
    .split(" "),
);

export function normalise(sql: string): Normalised {
  const tokens = lex(sql);
  while (tokens.at(-1)?.text === ";") tokens.pop();
  return {
    text: print(renumber(collapseLists(castTyped(maskConstants(dropSigns(joinStrings(tokens))))))),
    kind: kindOf(tokens),
    hasWords: tokens.includes(LITERAL) || /--|\/\*/.test(sql),
    isSingle: !tokens.some(({ kind, text }) => kind === "mark" && text === ";"),
  };
}

/** SQL with "?" for its literals; parameters keep their numbers. */
export const maskLiterals = (sql: string): string => print(lex(sql));

/** Strings that follow each other are one string to the server. */
const joinStrings = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token, at) => token !== LITERAL || tokens[at - 1] !== LITERAL);

/** The sign of a number belongs to it, unless something stands before that it can be taken from. */
function dropSigns(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind, text }, at) => {
    const signs = kind === "operator" && (text === "-" || text === "+");
    return !(signs && tokens[at + 1] === LITERAL && !isOperand(tokens[at - 1]));
  });
}

function isOperand(token: Token | undefined): boolean {
  if (!token || token.kind === "operator") return false;
  if (token.kind === "word") return !APART.has(token.text);
  return token.kind !== "mark" || token.text === ")" || token.text === "]";
}

/** `interval '1 day'`, of which pg_stat_statements makes `interval $1`, as `$1::interval`, which can be parsed. */
function castTyped(tokens: readonly Token[]): Token[] {
  const cast: Token[] = [];
  for (const token of tokens) {
    const type = cast.at(-1);
    if (token.kind === "value" && type?.kind === "word" && TYPES.has(type.text)) {
      cast.splice(-1, 1, token, { kind: "mark", text: "::" }, type);
    } else cast.push(token);
  }
  return cast;
}

function kindOf(tokens: readonly Token[]): StatementKind {
  const words = tokens.filter(({ kind }) => kind === "word");
  const first = words[0]?.text ?? "";
  if (WRITES.has(first)) return "write";
  if (READS.has(first)) return "select";
  if (first !== "with") return "other";
  // "for update" locks, it does not write.
  const writes = words.some(({ text }, at) => WRITES.has(text) && words[at - 1]?.text !== "for");
  return writes ? "write" : "select";
}

function renumber(tokens: readonly Token[]): Token[] {
  let placeholders = 0;
  return tokens.map((token) =>
    token.kind === "value" ? { kind: "value", text: `$${++placeholders}` } : token
  );
}

function print(tokens: readonly Token[]): string {
  let text = "";
  tokens.forEach((token, at) => {
    const previous = tokens[at - 1];
    text += previous && isApart(previous, token) ? ` ${token.text}` : token.text;
  });
  return text;
}

const TIGHT_BEFORE = new Set([",", ")", "]", ";", ".", "[", "::"]);
const TIGHT_AFTER = new Set(["(", "[", ".", "::"]);

function isApart(previous: Token, token: Token): boolean {
  if (token.kind === "mark" && TIGHT_BEFORE.has(token.text)) return false;
  if (previous.kind === "mark" && TIGHT_AFTER.has(previous.text)) return false;
  const calls = previous.kind === "name" || (previous.kind === "word" && !APART.has(previous.text));
  return !(token.text === "(" && token.kind === "mark" && calls);
}
