/** Lists of any length look alike: `in (…)`, `array[…]` and the rows of `values` keep each kind of entry once. */
import type { Token } from "./lexer.ts";

/** An open bracket in what is kept so far. */
interface Frame {
  readonly open: number;
  /** The rows of `values` in this bracket so far, and where the last one ended. */
  rows: { readonly seen: Set<string>; end: number } | null;
}

const SUBQUERY = new Set(["select", "with", "values", "table"]);

export function collapseLists(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const frames: Frame[] = [{ open: -1, rows: null }];
  for (const token of tokens) {
    if (isOpening(token)) frames.push({ open: kept.length, rows: null });
    kept.push(token);
    if (isClosing(token) && frames.length > 1) {
      const { open } = frames.pop()!;
      dedupeEntries(kept, open);
      dropSeenRow(kept, open, frames.at(-1)!);
    }
  }
  return kept;
}

const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === "mark" && token.text === text;
const isWord = (token: Token | undefined, text: string): boolean =>
  token?.kind === "word" && token.text === text;
const isOpening = (token: Token): boolean => isMark(token, "(") || isMark(token, "[");
const isClosing = (token: Token): boolean => isMark(token, ")") || isMark(token, "]");

/** Parameters and literals count as the same. */
const shapeOf = (tokens: readonly Token[]): string =>
  tokens.map(({ kind, text }) => kind === "value" ? "$" : text).join(" ");

function dedupeEntries(kept: Token[], open: number): void {
  const before = kept[open - 1];
  const list = isMark(kept[open], "(") ? isWord(before, "in") : isWord(before, "array");
  const first = kept[open + 1];
  if (!list || !first || (first.kind === "word" && SUBQUERY.has(first.text))) return;
  const seen = new Set<string>();
  const entries = splitEntries(kept.slice(open + 1, -1)).filter((entry) => {
    const shape = shapeOf(entry);
    return !seen.has(shape) && seen.add(shape);
  });
  const comma: Token = { kind: "mark", text: "," };
  const inner = entries.flatMap((entry, at) => at === 0 ? entry : [comma, ...entry]);
  kept.splice(open + 1, kept.length - open - 2, ...inner);
}

function splitEntries(tokens: readonly Token[]): Token[][] {
  const entries: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isOpening(token)) depth++;
    if (isClosing(token)) depth--;
    if (depth === 0 && isMark(token, ",")) entries.push([]);
    else entries.at(-1)!.push(token);
  }
  return entries;
}

function dropSeenRow(kept: Token[], open: number, frame: Frame): void {
  const shape = () => shapeOf(kept.slice(open));
  const { rows } = frame;
  if (isWord(kept[open - 1], "values")) {
    frame.rows = { seen: new Set([shape()]), end: kept.length };
  } else if (rows && rows.end === open - 1 && isMark(kept[open - 1], ",")) {
    if (rows.seen.has(shape())) kept.length = open - 1;
    rows.seen.add(shapeOf(kept.slice(open)));
    rows.end = kept.length;
  }
}
