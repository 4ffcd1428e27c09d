import type { ComponentChildren, VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { asset, assetSrcSet } from "../shared.ts";
import { LINK_ATTRIBUTES, matchLink } from "./active_links.ts";
import { visitHeadElement } from "./head.ts";
import type { RenderState } from "./render_state.ts";

type Props = Record<string, unknown>;
type Visitor = (state: RenderState, vnode: VNode) => void;

/** Elements that rendering adds something to; `deno.json` keeps them out of JSX templates. */
export const visitors: ReadonlyMap<unknown, Visitor> = new Map<unknown, Visitor>([
  ["html", visitHtml],
  ["head", visitHead],
  ["body", visitBody],
  ["a", visitLink],
  ["img", visitImage],
  ["source", visitImage],
  ["script", visitInline],
  ["style", visitInline],
  ...["title", "meta", "link", "base", "noscript", "template"]
    .map((tag): [string, Visitor] => [tag, visitHeadElement]),
]);

/** Comments at which the document is completed once everything is rendered. */
export type Place = "html-start" | "head-end" | "body-end" | "html-end";

/** The nonce makes a place unguessable, so that no content can claim to be one. */
export function placeMarker({ nonce }: RenderState, place: Place): string {
  return `<!--${nonce} ${place}-->`;
}

function visitHtml(state: RenderState, vnode: VNode): void {
  surround(state, vnode, ["html-start", "html-end"]);
}

function visitHead(state: RenderState, vnode: VNode): void {
  surround(state, vnode, [null, "head-end"]);
  state.enter(vnode, { head: "document" });
}

function visitBody(state: RenderState, vnode: VNode): void {
  surround(state, vnode, [null, "body-end"]);
}

function surround(
  state: RenderState,
  vnode: VNode,
  [before, after]: [Place | null, Place],
): void {
  state.tags.add(vnode.type as string);
  const mark = (place: Place | null) => place && jsxTemplate([placeMarker(state, place)]);
  const { children } = vnode.props as { children?: ComponentChildren };
  state.patch(vnode, {
    props: { ...vnode.props, children: [mark(before), children, mark(after)] },
  });
}

function visitLink(state: RenderState, vnode: VNode): void {
  const { href } = vnode.props as Props;
  const match = typeof href === "string" ? matchLink(href, state.page.pathname) : null;
  if (match !== null) addProps(state, vnode, LINK_ATTRIBUTES[match]);
}

function visitImage(state: RenderState, vnode: VNode): void {
  const { src, srcset, srcSet, "data-fresh-disable-lock": unlocked } = vnode.props as Props;
  if (unlocked) return;
  const locked: Props = {};
  if (typeof src === "string") locked.src = asset(src);
  if (typeof srcset === "string") locked.srcset = assetSrcSet(srcset);
  if (typeof srcSet === "string") locked.srcSet = assetSrcSet(srcSet);
  addProps(state, vnode, locked);
}

function visitInline(state: RenderState, vnode: VNode): void {
  const { nonce } = vnode.props as Props;
  if (!nonce) addProps(state, vnode, { nonce: state.nonce });
  visitHeadElement(state, vnode);
}

function addProps(state: RenderState, vnode: VNode, props: Props): void {
  state.patch(vnode, { props: { ...vnode.props, ...props } });
}
