import type { BuildCache, Island } from "../../build_cache.ts";
import { escapeScript } from "../../utils.ts";
import { applyBasePath, STATE_ELEMENT_ID } from "../shared_internal.ts";

export interface PageIslands {
  /** Where the client modules live. */
  cache: Pick<BuildCache, "clientEntry" | "signalsEntry" | "slotsEntry">;
  /** Islands on this page that stand outside any other island, and those in their slots. */
  islands: Iterable<Island>;
  /** Props of all island instances: what `stringify` made of `{ props }[]`, by props index. */
  props: string;
  base: string;
  nonce?: string;
}

/**
 * The module script that brings a page's islands to life; goes into the head, where being a module
 * makes it wait for the document. Needs {@linkcode renderIslandState} in the body.
 */
export function renderBootScript(page: PageIslands): string {
  const rows: Record<string, unknown[]> = {};
  for (const island of page.islands) {
    const { name, exportName, file, loading } = island;
    rows[name] = [applyBasePath(file, page.base), exportName];
    if (isLate(island)) rows[name].push(loading!.when);
    if (loading?.network) rows[name].push(loading.network);
  }
  const args: unknown[] = [rows];
  const extras = extrasOf(page);
  if (Object.keys(extras).length > 0) args.push(extras);
  const call = `boot(${args.map((arg) => JSON.stringify(arg)).join(",")})`;
  const entry = JSON.stringify(applyBasePath(page.cache.clientEntry, page.base));
  return `<script type="module"${nonceOf(page)}>` +
    escapeScript(`import{boot}from${entry};${call}`) + "</script>";
}

/** The serialized props; goes to the end of the body, so that it does not hold up what people see. */
export function renderIslandState(page: Pick<PageIslands, "props" | "nonce">): string {
  const json = escapeScript(page.props, { json: true });
  return `<script id="${STATE_ELEMENT_ID}" type="application/json"${
    nonceOf(page)
  }>${json}</script>`;
}

/** Modules that the page needs at once, each once: for `modulepreload`. */
export function bootPreloads(page: PageIslands): string[] {
  const { cache, islands, base } = page;
  const files = new Set([applyBasePath(cache.clientEntry, base)]);
  for (const file of Object.values(extrasOf(page))) files.add(file);
  for (const island of islands) {
    if (isLate(island)) continue;
    for (const file of [island.file, ...island.imports ?? []]) files.add(applyBasePath(file, base));
  }
  return [...files];
}

function isLate({ loading }: Island): boolean {
  return loading !== undefined && (loading.when !== "load" || loading.network !== null);
}

/** Props are data: a tag found inside a text costs a request, no more. */
const TAGS = { signals: /\["(?:Signal|Computed)",/, slots: /\["Slot",/ };

/** Addresses of the client modules that only pages with such props need. */
function extrasOf({ cache, props, base }: PageIslands): { signals?: string; slots?: string } {
  const { signalsEntry, slotsEntry } = cache;
  return {
    ...(signalsEntry && TAGS.signals.test(props) && { signals: applyBasePath(signalsEntry, base) }),
    ...(slotsEntry && TAGS.slots.test(props) && { slots: applyBasePath(slotsEntry, base) }),
  };
}

function nonceOf({ nonce }: Pick<PageIslands, "nonce">): string {
  return nonce ? ` nonce="${nonce}"` : "";
}
