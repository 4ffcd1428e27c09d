/** Fetched only by pages whose islands have slots. */
import { type ComponentChild, Fragment, h, type VNode } from "preact";
import type { Component, IslandProps, Props } from "./boot.ts";
import { commentsUnder } from "./comments.ts";
import { contains, type IslandRoot } from "./island_root.ts";

/** Stands for a prop that the server rendered into the page. */
export class SlotRef {
  readonly id: number;
  readonly name: string;

  constructor({ id, name }: { id: number; name: string }) {
    this.id = id;
    this.name = name;
  }
}

export interface SlotSources {
  /** By props index of the island's marker. */
  props: IslandProps[];
  load(name: string): Promise<Component>;
}

/** An island with what the server rendered into its slots; takes the markers inside it away. */
export async function withSlots(root: IslandRoot, sources: SlotSources): Promise<VNode> {
  const inside = commentsUnder(root.start.parentNode!).filter((item) => contains(root, item));
  const unused = [...document.querySelectorAll<HTMLTemplateElement>('template[id^="frsh-"]')]
    .flatMap(({ content }) => commentsUnder(content));
  const names = new Set([root.name]);
  for (const { data } of [...inside, ...unused]) {
    const [, kind, name] = data.split(":");
    if (kind === "island" && name) names.add(name);
  }
  const components = new Map<string, Component>();
  await Promise.all(Array.from(names, async (name) => {
    components.set(name, await sources.load(name));
  }));
  const reader = new SlotReader(components, sources.props, [...inside, ...unused]);
  const vnode = reader.island(root.name, root.propsIndex);
  for (const comment of inside) comment.remove();
  return vnode;
}

/** Turns rendered slots back into virtual nodes. */
class SlotReader {
  readonly #components: ReadonlyMap<string, Component>;
  readonly #props: IslandProps[];
  readonly #slots = new Map<number, Comment>();

  constructor(
    components: ReadonlyMap<string, Component>,
    props: IslandProps[],
    comments: Comment[],
  ) {
    this.#components = components;
    this.#props = props;
    for (const comment of comments) {
      const [, kind, id] = comment.data.split(":");
      if (kind === "slot" && id) this.#slots.set(Number(id), comment);
    }
  }

  island(name: string, propsIndex: number, key?: string): VNode {
    const props: Props = { ...this.#props[propsIndex]!.props };
    for (const prop in props) {
      const value = props[prop];
      if (value instanceof SlotRef) props[prop] = this.#slot(value);
    }
    if (key) props.key = key;
    return h(this.#components.get(name)!, props);
  }

  #slot({ id, name }: SlotRef): VNode {
    const start = this.#slots.get(id);
    if (start) return h(Fragment, null, this.#between(start.nextSibling, endOf(start)));
    const unused = document.getElementById(`frsh-${id}-${name}`) as HTMLTemplateElement | null;
    return h(Fragment, null, this.#between(unused?.content.firstChild, null));
  }

  #between(first: Node | null | undefined, end: Node | null): ComponentChild[] {
    const children: ComponentChild[] = [];
    for (let node = first; node && node !== end; node = node.nextSibling) {
      if (node instanceof Text) children.push(node.data);
      else if (node instanceof Element) children.push(this.#element(node));
      else if (node instanceof Comment && node.data.startsWith("frsh:")) {
        const close = endOf(node);
        children.push(this.#marked(node, close));
        node = close;
      }
    }
    return children;
  }

  #marked(start: Comment, end: Comment): VNode {
    const [, kind, first, ...rest] = start.data.split(":");
    if (kind === "island") return this.island(first!, Number(rest[0]), rest[1]);
    const children = this.#between(start.nextSibling, end);
    return h(Fragment, kind === "key" ? { key: first } : null, children);
  }

  #element(element: Element): VNode {
    const props: Props = {};
    for (const { name, value } of element.attributes) {
      props[name] = isFlag(element, name) ? true : value;
    }
    const content = element instanceof HTMLTemplateElement ? element.content : element;
    return h(element.localName, props, ...this.#between(content.firstChild, null));
  }
}

/** Boolean attributes are true whenever present, whatever their text. */
function isFlag(element: Element, name: string): boolean {
  return typeof (element as unknown as Props)[name] === "boolean";
}

/** The comment that closes a marker; both always stand under one parent. */
function endOf(start: Comment): Comment {
  const kind = start.data.split(":", 2).join(":");
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (!(node instanceof Comment)) continue;
    if (node.data.startsWith(kind)) depth++;
    else if (node.data === `/${kind}` && depth-- === 0) return node;
  }
  throw new Error(`Cannot find the end of "${start.data}": the page was changed on its way`);
}
