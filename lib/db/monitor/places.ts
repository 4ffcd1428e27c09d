/** `group by 1` and `order by 1` name a column by its place, for which no placeholder can stand. */
import type { Token } from "./lexer.ts";

/** Within one pair of brackets. */
interface Frame {
  /** Whether a query stands there: `over (order by 1)` orders by a value. */
  readonly isQuery: boolean;
  /** Whether this is in the list of a `group by` or `order by`. */
  isList: boolean;
}

/** Such numbers stay, as pg_stat_statements leaves them. */
export function keepPlaces(tokens: readonly Token[]): Token[] {
  const frames: Frame[] = [{ isQuery: true, isList: false }];
  return tokens.map((token, at) => {
    const [previous, next] = [tokens[at - 1], tokens[at + 1]];
    const frame = frames.at(-1)!;
    if (token.text === "(") {
      const isQuery = next?.text === "select" || next?.text === "with";
      frames.push({ isQuery, isList: false });
    } else if (token.text === ")" && frames.length > 1) frames.pop();
    else if (token.text === "by") {
      frame.isList = frame.isQuery && (previous?.text === "group" || previous?.text === "order");
    } else if (token.kind === "word" && ENDS.has(token.text)) frame.isList = false;
    const isAlone = (previous?.text === "by" || previous?.text === ",") &&
      (!next || next.kind === "word" || next.text === "," || next.text === ")");
    const { place } = token;
    return frame.isList && isAlone && place ? { kind: "word", text: place } : token;
  });
}

/** After these a comma no longer parts what is grouped or ordered by. */
const ENDS = new Set(["select", "values", "returning"]);
