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
