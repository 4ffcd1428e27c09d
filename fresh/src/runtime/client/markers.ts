/** A comment of the server's: `frsh:island:NAME:PROPS:KEY`, `frsh:slot:ID:NAME:KEY`, `frsh:key:KEY`. */
export interface Marker {
  kind: string;
  args: string[];
}

export function readMarker(node: Node | null): Marker | null {
  if (!isComment(node) || !node.data.startsWith("frsh:")) return null;
  const [, kind, ...args] = node.data.split(":");
  return { kind: kind!, args };
}

export function isComment(node: Node | null): node is Comment {
  return node?.nodeType === 8;
}

/** The comment that closes a marker; both always stand under one parent. */
export function endOf(start: Comment): Comment {
  const kind = start.data.split(":", 2).join(":");
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (!isComment(node)) continue;
    if (node.data.startsWith(kind)) depth++;
    else if (node.data === `/${kind}` && depth-- === 0) return node;
  }
  throw new Error(`Found no end of the marker "${start.data}": the page was changed on its way`);
}

/** The framework's comments under `root`, closing ones too, in document order. */
export function commentsUnder(root: Node): Comment[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Comment[] = [];
  while (walker.nextNode()) {
    const comment = walker.currentNode as Comment;
    if (/^\/?frsh:/.test(comment.data)) found.push(comment);
  }
  return found;
}
