/** Words that are values: pg_stat_statements masks them as it does literals, so that its texts cannot be told apart by them. */
import { LITERAL, type Token } from "./lexer.ts";

const CONSTANTS = new Set(["true", "false", "null"]);

/** `on true` as `on $1`, `extract(epoch from at)` as `pg_catalog.extract($1, at)`: with a placeholder it would not parse. */
export function maskConstants(tokens: readonly Token[]): Token[] {
  return maskFields(tokens.map((token, at) => isConstant(tokens, at) ? LITERAL : token));
}

/** `is null`, `not null` and `set null` are no values, nor is `as true`. */
function isConstant(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind !== "word" || !CONSTANTS.has(text)) return false;
  const [before, previous] = [tokens[at - 2]?.text, tokens[at - 1]?.text ?? ""];
  if (previous === "not") return text !== "null" && before !== "is";
  return !["is", "set", "as", "."].includes(previous);
}

const EXTRACT: readonly Token[] = [
  { kind: "word", text: "pg_catalog" },
  { kind: "mark", text: "." },
  { kind: "word", text: "extract" },
  { kind: "mark", text: "(" },
  LITERAL,
  { kind: "mark", text: "," },
];

function maskFields(tokens: readonly Token[]): Token[] {
  const masked: Token[] = [];
  for (const token of tokens) {
    masked.push(token);
    const [name, open, field, from] = masked.slice(-4);
    if (
      name?.text === "extract" && open?.text === "(" && from?.text === "from" &&
      (field?.kind === "word" || field?.kind === "value")
    ) masked.splice(-4, 4, ...EXTRACT);
  }
  return masked;
}
