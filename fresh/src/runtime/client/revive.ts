import { type ContainerNode, h, render, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { IslandRoot } from "./island_root.ts";
import { commentsUnder } from "./markers.ts";
import { contains } from "./island_root.ts";
import { holdEvents } from "./replay.ts";
import { type PageState, SlotReader } from "./slots.ts";

/** Brings an island to life in place of what the server rendered, then replays early events. */
export function revive(root: IslandRoot, state: PageState): void {
  const parent = root.start.parentNode!;
  const comments = commentsUnder(parent).filter((comment) => contains(root, comment));
  const vnode = new SlotReader(state, comments).island(root.name, root.propsIndex);
  for (const comment of comments) comment.remove();
  const replay = holdEvents(root.events);
  const start = hide(root.start);
  const end = hide(root.end);
  render(h(Alive, { onAlive: replay, vnode }), rootBetween(parent, start, end));
}

interface AliveProps {
  onAlive: () => void;
  vnode: VNode;
}

/** Parents' effects run after their children's, so here the island has wired itself up. */
function Alive({ onAlive, vnode }: AliveProps): VNode {
  useEffect(onAlive, []);
  return vnode;
}

/** Markers become empty texts: Preact skips comments, and could then place nodes past the island. */
function hide(marker: Comment): Text {
  const text = new Text("");
  marker.replaceWith(text);
  return text;
}

/** What `render` needs of an element, for the nodes between two siblings. */
function rootBetween(parent: ParentNode, start: Text, end: Text): ContainerNode {
  const childNodes = () => {
    const nodes: ChildNode[] = [];
    for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) {
      nodes.push(node);
    }
    return nodes;
  };
  return {
    nodeType: 1,
    parentNode: parent,
    namespaceURI: (parent as Element).namespaceURI,
    get firstChild() {
      return childNodes()[0] ?? null;
    },
    get childNodes() {
      return childNodes();
    },
    insertBefore: (node: Node, before: Node | null) => parent.insertBefore(node, before ?? end),
    appendChild: (node: Node) => parent.insertBefore(node, end),
    contains: (node: Node | null) => parent.contains(node),
    removeChild: (node: Node) => parent.removeChild(node),
  } as unknown as ContainerNode;
}
