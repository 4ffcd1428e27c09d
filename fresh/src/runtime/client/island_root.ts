import { commentsUnder, endOf, readMarker } from "./markers.ts";
import type { EarlyEvent } from "./replay.ts";

/** An outermost island on the page. Islands in its slots belong to it. */
export interface IslandRoot {
  name: string;
  propsIndex: number;
  start: Comment;
  end: Comment;
  /** Names of the islands in its slots. */
  nested: string[];
  /** What people did in it so far, in order. */
  events: EarlyEvent[];
}

export function findRoots(container: Node): IslandRoot[] {
  const roots: IslandRoot[] = [];
  let open: IslandRoot | undefined;
  for (const comment of commentsUnder(container)) {
    if (comment === open?.end) open = undefined;
    const marker = readMarker(comment);
    if (marker?.kind !== "island") continue;
    const [name, index] = marker.args;
    if (open) open.nested.push(name!);
    else roots.push(open = makeRoot(comment, name!, Number(index)));
  }
  return roots;
}

function makeRoot(start: Comment, name: string, propsIndex: number): IslandRoot {
  return { name, propsIndex, start, end: endOf(start), nested: [], events: [] };
}

export function contains({ start, end }: IslandRoot, node: Node): boolean {
  return Boolean(
    start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING &&
      end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING,
  );
}
