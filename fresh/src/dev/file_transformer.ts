import { matchesGlob } from "node:path";
import type { FsAdapter } from "../fs.ts";
import { asset } from "../runtime/shared.ts";

export type TransformMode = "development" | "production";

export interface OnTransformOptions {
  pluginName: string;
  /** Which paths to transform. */
  filter: RegExp;
  /** Which of those to leave alone: a part of the path, a glob or a pattern. */
  exclude?: Array<string | RegExp>;
}

export interface OnTransformArgs {
  path: string;
  target: string | string[];
  readonly text: string;
  content: Uint8Array;
  mode: TransformMode;
  root: string;
}

export interface OnTransformResult {
  content: string | Uint8Array;
  path?: string;
  map?: string | Uint8Array;
}

type OneOrMore = void | OnTransformResult | (OnTransformResult & { path: string })[];

/** Returns the file anew, several files in its place, or nothing to leave it. */
export type TransformFn = (args: OnTransformArgs) => OneOrMore | Promise<OneOrMore>;

export interface ProcessedFile {
  path: string;
  content: Uint8Array;
  map: Uint8Array | null;
  /** Files that this one was made from. */
  inputFiles: string[];
}

interface Draft extends ProcessedFile {
  changed: boolean;
}

interface Transformer {
  options: OnTransformOptions;
  fn: TransformFn;
}

/** Runs static files through the transformers, in the order of registration. */
export class FileTransformer {
  readonly #fs: FsAdapter;
  readonly #root: string;
  readonly #transformers: Transformer[] = [];

  constructor(fs: FsAdapter, root: string) {
    this.#fs = fs;
    this.#root = root;
  }

  onTransform(options: OnTransformOptions, fn: TransformFn): void {
    this.#transformers.push({ options, fn });
  }

  /** What the file becomes; null if nothing changes it or it does not exist. */
  async process(
    filePath: string,
    mode: TransformMode,
    target: string | string[],
  ): Promise<ProcessedFile[] | null> {
    if (!this.#transformers.some(({ options }) => applies(options, filePath))) return null;
    const content = await this.#read(filePath);
    if (content === null) return null;

    const queue: Draft[] = [
      { path: filePath, content, map: null, inputFiles: [filePath], changed: false },
    ];
    const done: ProcessedFile[] = [];
    const seen = new Set<string>();
    for (let draft = queue.pop(); draft; draft = queue.pop()) {
      if (seen.has(draft.path)) continue;
      seen.add(draft.path);
      await this.#transform(draft, queue, { mode, target });
      const { changed, ...file } = draft;
      if (changed) done.push(file);
    }
    return done.length > 0 ? done : null;
  }

  async #read(filePath: string): Promise<Uint8Array | null> {
    try {
      return await this.#fs.readFile(filePath);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return null;
      throw error;
    }
  }

  async #transform(
    draft: Draft,
    queue: Draft[],
    setting: Pick<OnTransformArgs, "mode" | "target">,
  ): Promise<void> {
    for (const { options, fn } of this.#transformers) {
      if (!applies(options, draft.path)) continue;
      const result = await fn(this.#args(draft, setting));
      for (const file of [result ?? []].flat()) {
        if (Array.isArray(result)) add(file, draft, queue, options.pluginName);
        else change(draft, file);
      }
    }
  }

  #args(draft: Draft, setting: Pick<OnTransformArgs, "mode" | "target">): OnTransformArgs {
    return {
      ...setting,
      path: draft.path,
      content: draft.content,
      root: this.#root,
      get text() {
        return new TextDecoder().decode(draft.content);
      },
    };
  }
}

function applies({ filter, exclude = [] }: OnTransformOptions, path: string): boolean {
  filter.lastIndex = 0;
  return filter.test(path) && !exclude.some((pattern) => {
    if (pattern instanceof RegExp) return pattern.test(path);
    return path.includes(pattern) || matchesGlob(path, pattern);
  });
}

function change(draft: Draft, { content, map, path }: OnTransformResult): void {
  draft.content = toBytes(content);
  draft.map = map === undefined ? null : toBytes(map);
  draft.path = path ?? draft.path;
  draft.changed = true;
}

/** Files that come out beside the draft are transformed in their turn. */
function add(file: OnTransformResult, draft: Draft, queue: Draft[], pluginName: string): void {
  if (file.path === undefined) {
    throw new Error(`Transformer "${pluginName}" returned several files: give each a "path"`);
  }
  const known = file.path === draft.path ? draft : queue.find((other) => other.path === file.path);
  if (known) return change(known, file);
  const { inputFiles } = draft;
  const fresh = { path: file.path, content: draft.content, map: null, inputFiles, changed: true };
  change(fresh, file);
  queue.push(fresh);
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

const CSS_URL = /url\(\s*("[^"]+"|'[^']+'|[^)\s]+)\s*\)/g;

/** Locks the addresses of this origin that stylesheets name. */
export function cssAssetHash(transformer: FileTransformer): void {
  transformer.onTransform({ pluginName: "fresh-css", filter: /\.css$/ }, ({ text }) => ({
    content: text.replaceAll(CSS_URL, (whole, quoted: string) => {
      const url = quoted.replace(/^(["'])(.*)\1$/, "$2");
      const locked = asset(url);
      return locked === url ? whole : `url(${JSON.stringify(locked)})`;
    }),
  }));
}
