import { Fragment, options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { Head } from "../head.ts";
import { visitors } from "./elements.ts";
import { SlotContent, visitComponent } from "./islands.ts";
import type { RenderState } from "./render_state.ts";
import { renderSignalsAsText } from "./signal_text.ts";

/** Preact's hooks around the rendering of each node; `__b` is the stable name of "before". */
interface DiffHooks {
  __b?(vnode: VNode): void;
  diffed?(vnode: VNode): void;
}

renderSignalsAsText();

const hooks = options as DiffHooks;
const { __b: otherBefore, diffed: otherAfter } = hooks;

let current: RenderState | null = null;

hooks.__b = (vnode) => {
  if (current !== null) visit(current, vnode);
  otherBefore?.(vnode);
};

hooks.diffed = (vnode) => {
  otherAfter?.(vnode);
  current?.leave(vnode);
};

function visit(state: RenderState, vnode: VNode): void {
  const { type } = vnode;
  if (type === Fragment) return;
  if (typeof type !== "function") visitors.get(type)?.(state, vnode);
  else if (type === Head) hoistChildren(state, vnode);
  else if (type === SlotContent) state.enter(vnode, { insideIsland: false });
  else visitComponent(state, vnode);
}

/** Renders the children only to collect the head elements among them. */
function hoistChildren(state: RenderState, vnode: VNode): void {
  state.patch(vnode, { type: Fragment });
  state.enter(vnode, { head: "hoist" });
}

/** Renders to HTML while the hooks collect into `state`. */
export function renderWith(state: RenderState, vnode: VNode | null): string {
  const outer = current;
  current = state;
  try {
    return renderToString(vnode as VNode);
  } finally {
    current = outer;
  }
}
