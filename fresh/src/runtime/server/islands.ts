import { type ComponentChildren, type ComponentType, h, isValidElement, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import type { Island } from "../../build_cache.ts";
import type { Stringifiers } from "../../jsonify/stringify.ts";
import type { SlotRef } from "../shared_internal.ts";
import type { RenderState } from "./render_state.ts";

type Props = Record<string, unknown>;

/**
 * Decides what a component's node becomes: an island outside any other gets its markers; inside
 * another it is part of that one. A keyed component outside keeps its key for the client.
 */
export function visitComponent(state: RenderState, vnode: VNode): void {
  const type = vnode.type as ComponentType;
  const island = state.page.buildCache.islandRegistry.get(type);
  if (vnode === state.wrapped) {
    state.wrapped = null;
    if (island !== undefined) state.enter(vnode, { insideIsland: true });
  } else if (state.scope.insideIsland) {
    island?.css.forEach((file) => state.css.add(file));
  } else if (island !== undefined) {
    beginIsland(state, vnode, island);
  } else if (vnode.key !== undefined && vnode.key !== null) {
    wrap(state, vnode, { mark: `key:${markerKey(vnode.key)}`, props: vnode.props as Props });
  }
}

function beginIsland(state: RenderState, vnode: VNode, island: Island): void {
  const props = withSlots(state, vnode.props as Props);
  const index = state.instances.push({ props }) - 1;
  state.islands.add(island);
  island.css.forEach((file) => state.css.add(file));
  wrap(state, vnode, { mark: `island:${island.name}:${index}:${markerKey(vnode.key)}`, props });
}

/** Props as the island gets them: what the server renders for it is wrapped to be found again. */
function withSlots(state: RenderState, props: Props): Props {
  const result: Props = {};
  for (const [name, value] of Object.entries(props)) {
    result[name] = isSlotContent(name, value) ? newSlot(state, name, value) : value;
  }
  return result;
}

function isSlotContent(name: string, value: unknown): value is ComponentChildren {
  if (name === "children") return typeof value !== "function";
  return isValidElement(value) && !isSignal(value);
}

function newSlot(state: RenderState, name: string, children: ComponentChildren): VNode {
  const id = state.slots.length;
  state.slots.push({ id, name, children });
  return h(SlotContent, { state, id, name }, children) as VNode;
}

interface SlotProps extends SlotRef {
  state: RenderState;
  children?: ComponentChildren;
}

/** Shows a slot where its island put it; the content belongs to the page, not to the island. */
export function SlotContent({ state, id, name, children }: SlotProps): VNode {
  state.slots[id] = null;
  return marked(`slot:${id}:${name}`, [children]);
}

interface Wrapping {
  mark: string;
  props: Props;
}

function wrap(state: RenderState, vnode: VNode, { mark, props }: Wrapping): void {
  const type = vnode.type as ComponentType<Props>;
  const Wrapped = () => {
    const inner = h(type, props) as VNode;
    state.wrapped = inner;
    return marked(mark, inner);
  };
  state.patch(vnode, { type: Wrapped, props: {} });
}

/** Content between two comments. An array among templates is escaped like any children. */
function marked(mark: string, content: VNode | ComponentChildren[]): VNode {
  const kind = mark.slice(0, mark.indexOf(":"));
  return jsxTemplate([`<!--frsh:${mark}-->`, `<!--/frsh:${kind}-->`], content) as VNode;
}

/** A key as part of a marker: colons would split it, angle brackets could end the comment. */
function markerKey(key: unknown): string {
  return key === undefined || key === null ? "" : String(key).replace(/[:<>]/g, "_");
}

function isSignal(value: unknown): boolean {
  return value !== null && typeof value === "object" && "value" in value && "peek" in value &&
    typeof value.peek === "function";
}

/** A computed signal holds the function it is computed by; the minified name is the library's. */
function isComputed(value: unknown): boolean {
  return isSignal(value) &&
    ["x", "_fn"].some((name) => typeof (value as Props)[name] === "function");
}

/** How `stringify` writes signals and slots; the client revives them under the same tags. */
export const islandStringifiers: Stringifiers = {
  Computed: (value) => isComputed(value) ? { value: value.peek() } : undefined,
  Signal: (value) => isSignal(value) ? { value: value.peek() } : undefined,
  Slot: (value) => {
    if (!isValidElement(value) || value.type !== SlotContent) return undefined;
    const { id, name } = value.props as SlotProps;
    return { value: { id, name } };
  },
};
