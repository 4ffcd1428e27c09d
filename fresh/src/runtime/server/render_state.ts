import type { ComponentChildren, VNode } from "preact";
import type { BuildCache, Island } from "../../build_cache.ts";

export interface PageInfo {
  buildCache: BuildCache;
  basePath: string;
  pathname: string;
  /** Stylesheets of the route. */
  css: string[];
}

/** JSX given to an island: rendered where the island shows it, else kept aside in a template. */
export interface Slot {
  id: number;
  name: string;
  children: ComponentChildren;
}

/** What holds for the part of the tree below one virtual node. */
interface Scope {
  owner: VNode | null;
  insideIsland: boolean;
  /** Whether head elements stand in `<head>`, are to be hoisted there, or stay where they are. */
  head: "document" | "hoist" | null;
}

interface Look {
  type: VNode["type"];
  props: object;
}

/** Everything that one rendering collects. Rendering is synchronous, so there is one at a time. */
export class RenderState {
  readonly page: PageInfo;
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  readonly islands = new Set<Island>();
  /** Props of each island instance; its index goes into the instance's marker. */
  readonly instances: { props: Record<string, unknown> }[] = [];
  /** By slot id; null once rendered. */
  readonly slots: (Slot | null)[] = [];
  readonly headElements = new Map<string, VNode>();
  readonly css: Set<string>;
  /** Which of html, head and body the tree rendered itself. */
  readonly tags = new Set<string>();
  scope: Scope = { owner: null, insideIsland: false, head: null };
  /** The node next to render is an island's own, already wrapped in markers. */
  wrapped: VNode | null = null;

  #outer: Scope[] = [];
  #patched: (Look & { vnode: VNode })[] = [];

  constructor(page: PageInfo) {
    this.page = page;
    this.css = new Set(page.css);
  }

  /** Until {@linkcode leave} of the same node, `change` holds. */
  enter(owner: VNode, change: Partial<Scope>): void {
    this.#outer.push(this.scope);
    this.scope = { ...this.scope, ...change, owner };
  }

  leave(vnode: VNode): void {
    if (this.scope.owner === vnode) this.scope = this.#outer.pop()!;
  }

  /** Renders a node as another one, this time only: an app may keep and reuse its nodes. */
  patch(vnode: VNode, { type = vnode.type, props = vnode.props }: Partial<Look>): void {
    this.#patched.push({ vnode, type: vnode.type, props: vnode.props });
    vnode.type = type;
    vnode.props = props as VNode["props"];
  }

  restore(): void {
    for (const { vnode, type, props } of this.#patched.reverse()) {
      vnode.type = type;
      vnode.props = props as VNode["props"];
    }
  }
}
