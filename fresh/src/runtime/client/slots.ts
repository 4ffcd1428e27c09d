import { type ComponentChild, type ComponentType, Fragment, h, type VNode } from "preact";
import { DATA_FRESH_KEY } from "../shared_internal.ts";
import { commentsUnder, endOf, isComment, readMarker } from "./markers.ts";

/** Stands for a prop that the server rendered into the page. */
export class SlotRef {
  constructor(readonly id: number, readonly name: string) {}
}

export type Props = Record<string, unknown>;

export interface PageState {
  components: Map<string, ComponentType<Props>>;
  /** By props index of the island's marker. */
  props: { props: Props }[];
}

/** Turns what the server rendered into an island's slots back into virtual nodes. */
export class SlotReader {
  readonly #state: PageState;
  readonly #starts = new Map<number, Comment>();

  /** `comments` are the markers inside the island. */
  constructor(state: PageState, comments: Comment[]) {
    this.#state = state;
    this.#findSlots(comments);
  }

  #findSlots(comments: Comment[]): void {
    for (const comment of comments) {
      const marker = readMarker(comment);
      if (marker?.kind === "slot") this.#starts.set(Number(marker.args[0]), comment);
    }
  }

  /** An island with its props, slots filled in. */
  island(name: string, propsIndex: number, key?: string): VNode {
    const { components, props: all } = this.#state;
    const props: Props = { ...all[propsIndex]!.props };
    for (const prop in props) {
      const value = props[prop];
      if (value instanceof SlotRef) props[prop] = this.#slot(value);
    }
    if (key) props.key = key;
    return h(components.get(name)!, props);
  }

  #slot({ id, name }: SlotRef): VNode {
    const start = this.#starts.get(id);
    if (start) return h(Fragment, null, this.#read(start.nextSibling, endOf(start)));
    const unused = document.getElementById(`frsh-${id}-${name}`) as HTMLTemplateElement | null;
    if (!unused) return h(Fragment, null);
    this.#findSlots(commentsUnder(unused.content));
    return h(Fragment, null, this.#read(unused.content.firstChild, null));
  }

  #read(first: Node | null, end: Node | null): ComponentChild[] {
    const children: ComponentChild[] = [];
    for (let node = first; node && node !== end; node = node.nextSibling) {
      if (node.nodeType === 3) children.push((node as Text).data);
      else if (node.nodeType === 1) children.push(this.#element(node as Element));
      else if (isComment(node) && readMarker(node)) {
        const close = endOf(node);
        children.push(this.#marked(node, close));
        node = close;
      }
    }
    return children;
  }

  #marked(start: Comment, end: Comment): VNode {
    const { kind, args } = readMarker(start)!;
    if (kind === "island") return this.island(args[0]!, Number(args[1]), args[2]);
    const children = this.#read(start.nextSibling, end);
    return h(Fragment, kind === "key" ? { key: args.join(":") } : null, children);
  }

  #element(element: Element): VNode {
    const props: Props = {};
    for (const { name, value } of element.attributes) {
      if (name === DATA_FRESH_KEY) props.key = value;
      else props[name] = isFlag(element, name) ? true : value;
    }
    const content = element instanceof HTMLTemplateElement ? element.content : element;
    return h(element.localName, props, ...this.#read(content.firstChild, null));
  }
}

/** Boolean attributes are true whenever present, whatever their text. */
function isFlag(element: Element, name: string): boolean {
  return typeof (element as unknown as Props)[name] === "boolean";
}
