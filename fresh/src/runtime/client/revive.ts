import { type ContainerNode, h, render, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { IslandRoot } from "./island_root.ts";
import { holdEvents } from "./replay.ts";

/** Brings an island to life in place of what the server rendered, then replays early events. */
export function revive({ start, end, events }: IslandRoot, vnode: VNode): void {
  const onAlive = holdEvents(events);
  render(h(Alive, { onAlive, vnode }), rootBetween(start, end));
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

/**
 * What `render` needs of an element, for the nodes between two markers, which it takes away. An
 * empty text ends the island: Preact skips comments, and could then place nodes past the end.
 */
function rootBetween(start: Comment, end: Comment): ContainerNode {
  const parent = start.parentNode as Element;
  const childNodes: ChildNode[] = [];
  for (let node = start.nextSibling!; node !== end; node = node.nextSibling!) childNodes.push(node);
  const last = new Text();
  start.remove();
  end.replaceWith(last);
  return {
    childNodes,
    firstChild: childNodes[0],
    namespaceURI: parent.namespaceURI,
    insertBefore: (node: Node, before: Node | null) => parent.insertBefore(node, before ?? last),
  } as unknown as ContainerNode;
}
