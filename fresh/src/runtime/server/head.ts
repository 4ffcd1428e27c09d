import { Fragment, h, type VNode } from "preact";
import type { RenderState } from "./render_state.ts";

type Props = Record<string, unknown>;

/**
 * Hoists an element that stands in `<Head>`, or lets a hoisted one take the place of one in the
 * app's own `<head>`.
 */
export function visitHeadElement(state: RenderState, vnode: VNode): void {
  const { scope: { head }, headElements } = state;
  if (head === "hoist") {
    headElements.set(headKey(vnode), h(vnode.type as string, vnode.props) as VNode);
    state.patch(vnode, { type: Fragment, props: {} });
  } else if (head === "document" && headElements.size > 0) {
    const key = headKey(vnode);
    const { type, props } = headElements.get(key) ?? vnode;
    headElements.delete(key);
    state.patch(vnode, { type, props });
  }
}

/** Elements that would say the same thing twice share a key: two titles, two equal metas. */
function headKey({ type, key, props }: VNode): string {
  if (key !== undefined && key !== null) return `key ${key}`;
  if (type === "title") return "title";
  const attributes = Object.entries(props as Props)
    .filter(([name]) => name !== "nonce" && !(type === "meta" && name === "content"))
    .map(([name, value]) => `${name}=${identity(value)}`);
  return [type, ...attributes.sort()].join("\n");
}

function identity(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value, plain) : String(value);
}

/** Leaves out what links nodes to each other, which may go round in circles. */
function plain(name: string, value: unknown): unknown {
  return name.startsWith("__") ? undefined : value;
}
