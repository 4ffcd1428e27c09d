import { type ComponentChildren, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { stringify } from "../../jsonify/stringify.ts";
import { applyBasePath } from "../shared_internal.ts";
import { asset } from "../shared.ts";
import {
  bootPreloads,
  type PageIslands,
  renderBootScript,
  renderIslandState,
} from "./boot_script.ts";
import { type Place, placeMarker } from "./elements.ts";
import { islandStringifiers } from "./islands.ts";
import { renderWith } from "./preact_hooks.ts";
import { type PageInfo, RenderState } from "./render_state.ts";
import { REPLAY_SNIPPET } from "./replay_snippet.ts";

/** Where the app wrapper's `<Component />` gets the rendered page from. */
export interface Outlet {
  content: ComponentChildren;
}

export interface PageTree {
  page: VNode | null;
  /** The app wrapper, which shows `outlet.content`. */
  wrapper: VNode | null;
  outlet: Outlet;
}

export interface RenderedDocument {
  html: string;
  /** Allows the inline scripts and styles in `html`. */
  nonce: string;
  /** Value of the Link header; empty on pages without islands. */
  link: string;
}

/** Renders a page to a complete document, the page first: its head elements override the app's. */
export function renderDocument(
  { page, wrapper, outlet }: PageTree,
  info: PageInfo,
): RenderedDocument {
  const state = new RenderState(info);
  try {
    let html = renderWith(state, page);
    if (wrapper !== null) {
      outlet.content = jsxTemplate([html]);
      html = renderWith(state, wrapper);
    }
    const unused = unusedSlots(state);
    const islands = pageIslands(state);
    const head = headEnd(state, islands);
    const body = unused + (islands === null ? "" : renderIslandState(islands));
    const link = islands === null ? "" : preloadLink(islands);
    return { html: complete(html, state, { head, body }), nonce: state.nonce, link };
  } finally {
    state.restore();
  }
}

/** Slots that no island shows yet, nested ones included, as templates for the client. */
function unusedSlots(state: RenderState): string {
  let html = "";
  // Rendering one may add more.
  for (let id = 0; id < state.slots.length; id++) {
    const slot = state.slots[id];
    if (!slot) continue;
    const template = h("template", { id: `frsh-${id}-${slot.name}` }, slot.children);
    html += renderWith(state, template as VNode);
  }
  return html;
}

function pageIslands(state: RenderState): PageIslands | null {
  if (state.islands.size === 0) return null;
  return {
    cache: state.page.buildCache,
    islands: state.islands,
    props: stringify(state.instances, islandStringifiers),
    base: state.page.basePath,
    nonce: state.nonce,
  };
}

function headEnd(state: RenderState, islands: PageIslands | null): string {
  const hoisted = [...state.headElements.values()];
  state.headElements.clear();
  const elements = hoisted.map((vnode) => renderWith(state, vnode)).join("");
  const html = stylesheets(state) + elements;
  if (islands === null) return html;
  return `${html}<script nonce="${state.nonce}">${REPLAY_SNIPPET}</script>` +
    renderBootScript(islands);
}

function stylesheets({ css, page: { buildCache, basePath } }: RenderState): string {
  const entry = buildCache.getEntryAssets().filter((file) => file.endsWith(".css"));
  const hrefs = new Set([
    ...entry.map((file) => asset(file, basePath)),
    ...Array.from(css, (file) => applyBasePath(file, basePath)),
  ]);
  return Array.from(hrefs, (href) => `<link rel="stylesheet" href="${escapeAttribute(href)}">`)
    .join("");
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

function preloadLink(islands: PageIslands): string {
  return bootPreloads(islands)
    .map((file) => `<${encodeURI(file)}>; rel="modulepreload"; as="script"`)
    .join(", ");
}

interface Ends {
  head: string;
  body: string;
}

/** Adds what the tree left out of html, head and body, and fills their ends. */
function complete(html: string, state: RenderState, { head, body }: Ends): string {
  const { tags } = state;
  const ownHead = `<head><meta charset="utf-8">${head}</head>`;
  if (!tags.has("html")) {
    if (!tags.has("body")) html = `<body>${html}${body}</body>`;
    if (!tags.has("head")) html = ownHead + html;
    html = `<html>${html}</html>`;
  }
  const filled = fillPlaces(html, state, {
    "html-start": tags.has("head") ? "" : ownHead,
    "head-end": head,
    "body-end": body,
    "html-end": tags.has("body") ? "" : body,
  });
  return `<!DOCTYPE html>${filled}`;
}

/** Puts contents in the place of their markers, which stand in this order. */
function fillPlaces(html: string, state: RenderState, contents: Record<Place, string>): string {
  let filled = "";
  let done = 0;
  for (const [place, content] of Object.entries(contents) as [Place, string][]) {
    const marker = placeMarker(state, place);
    const at = html.indexOf(marker, done);
    if (at === -1) continue;
    filled += html.slice(done, at) + content;
    done = at + marker.length;
  }
  return filled + html.slice(done);
}
