/** Weighs one page as a first visit would: its document, and the modules that it loads by itself. */
import { brotliCompressSync, constants } from "node:zlib";

export interface Weight {
  readonly path: string;
  /** HTML with its inlined styles, in bytes after brotli 11. */
  readonly document: number;
  /** The modules loaded before the visitor does anything, in bytes after brotli 11. */
  readonly javaScript: number;
  readonly requests: number;
}

/** Gets a page or a module. */
export type Get = (path: string) => Promise<Response>;

export async function weigh(path: string, get: Get): Promise<Weight> {
  const page = await get(path);
  const html = await page.text();
  const entries = [...preloads(page.headers.get("link") ?? ""), ...lateIslands(html)];
  const modules = await modulesOf(entries, get);
  return {
    path,
    document: brotli(html),
    javaScript: modules.reduce((sum, source) => sum + brotli(source), 0),
    requests: 1 + modules.length,
  };
}

function brotli(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** The modules that a Link header names: those a page needs at once (HTML, 4.6.7.12 modulepreload). */
function preloads(link: string): string[] {
  return [...link.matchAll(/<([^>]+)>;[^,]*modulepreload/g)].map(([, path]) => path ?? "");
}

/** The islands that load by themselves later, when idle or in view; on interaction is not by themselves. */
function lateIslands(html: string): string[] {
  return [...html.matchAll(/\["(\/_fresh\/js\/[^"]+)","\w+","(\w+)"/g)]
    .filter(([, , when]) => when !== "interaction")
    .map(([, path]) => path ?? "");
}

/** These modules and what they import statically, each once. */
async function modulesOf(entries: readonly string[], get: Get): Promise<string[]> {
  const sources = new Map<string, string>();
  const waiting = [...entries];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (sources.has(path)) continue;
    const source = await (await get(path)).text();
    sources.set(path, source);
    waiting.push(...staticImports(source, path));
  }
  return [...sources.values()];
}

function staticImports(source: string, path: string): string[] {
  const base = new URL(path, "http://page");
  return [...source.matchAll(/(?:from|import)\s*"(\.{0,2}\/[^"]+)"/g)]
    .map(([, specifier]) => new URL(specifier ?? "", base).pathname);
}
