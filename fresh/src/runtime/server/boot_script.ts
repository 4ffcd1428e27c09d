import type { BuildCache, Island } from "../../build_cache.ts";
import { escapeScript } from "../../utils.ts";
import { applyBasePath, STATE_ELEMENT_ID } from "../shared_internal.ts";

export interface PageIslands {
  /** Where the client runtime lives. */
  cache: Pick<BuildCache, "clientEntry" | "signalsEntry">;
  /** Islands on this page that stand outside any other island, and those in their slots. */
  islands: Iterable<Island>;
  /** Props of all island instances: what `stringify` made of `{ props }[]`, by props index. */
  props: string;
  base: string;
  nonce?: string;
}

/** Tags that `stringify` writes for signals; props are data, so a match inside a string costs little. */
const SIGNAL_TAG = /\["(?:Signal|Computed)",/;

/**
 * The module script that brings a page's islands to life; goes into the head, where being a module
 * makes it wait for the document. Needs {@linkcode renderIslandState} in the body.
 */
export function renderBootScript({ cache, islands, props, base, nonce }: PageIslands): string {
  const rows: Record<string, unknown[]> = {};
  for (const { name, exportName, file, loading } of islands) {
    const row: unknown[] = [applyBasePath(file, base), exportName];
    if (loading && loading.when !== "load" || loading?.network) row.push(loading.when);
    if (loading?.network) row.push(loading.network);
    rows[name] = row;
  }
  const args = [JSON.stringify(rows)];
  if (cache.signalsEntry && SIGNAL_TAG.test(props)) {
    args.push(JSON.stringify(applyBasePath(cache.signalsEntry, base)));
  }
  const entry = JSON.stringify(applyBasePath(cache.clientEntry, base));
  return `<script type="module"${attribute("nonce", nonce)}>` +
    `import{boot}from${entry};boot(${escapeScript(args.join(","))})</script>`;
}

/** The serialized props; goes to the end of the body, so that it does not hold up what people see. */
export function renderIslandState({ props, nonce }: Pick<PageIslands, "props" | "nonce">): string {
  const json = escapeScript(props, { json: true });
  return `<script id="${STATE_ELEMENT_ID}" type="application/json"${attribute("nonce", nonce)}>` +
    `${json}</script>`;
}

/** Modules that the page needs at once, each one name per file: for `modulepreload`. */
export function bootPreloads({ cache, islands, props, base }: PageIslands): string[] {
  const files = new Set([cache.clientEntry]);
  if (cache.signalsEntry && SIGNAL_TAG.test(props)) files.add(cache.signalsEntry);
  for (const { file, imports, loading } of islands) {
    if (loading && (loading.when !== "load" || loading.network)) continue;
    files.add(file);
    for (const chunk of imports ?? []) files.add(chunk);
  }
  return Array.from(files, (file) => applyBasePath(file, base));
}

function attribute(name: string, value: string | undefined): string {
  return value ? ` ${name}="${value}"` : "";
}
