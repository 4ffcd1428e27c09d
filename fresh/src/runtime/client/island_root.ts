import { commentsUnder } from "./comments.ts";
import type { EarlyEvent } from "./replay.ts";

/** An outermost island on the page. Islands in its slots belong to it. */
export interface IslandRoot {
  name: string;
  propsIndex: number;
  start: Comment;
  end: Comment;
  /** What people did in it so far, in order. */
  events: EarlyEvent[];
}

/** Reads the markers `<!--frsh:island:NAME:PROPS:KEY-->` and `<!--/frsh:island-->`. */
export function findRoots(container: Node): IslandRoot[] {
  const roots: IslandRoot[] = [];
  let depth = 0;
  for (const comment of commentsUnder(container)) {
    const [, kind, name, index] = comment.data.split(":");
    if (comment.data === "/frsh:island" && --depth === 0) roots.at(-1)!.end = comment;
    if (kind !== "island" || name === undefined || depth++ > 0) continue;
    roots.push({ name, propsIndex: Number(index), start: comment, end: comment, events: [] });
  }
  return roots;
}

export function contains({ start, end }: IslandRoot, node: Node): boolean {
  return start.compareDocumentPosition(node) === 4 && end.compareDocumentPosition(node) === 2;
}
