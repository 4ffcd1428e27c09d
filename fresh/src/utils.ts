import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const RESERVED = new Set(
  ("await break case catch class const continue debugger default delete do else enum export extends " +
    "false finally for function if import in instanceof let new null package return static super " +
    "switch this throw true try typeof var void while with yield").split(" "),
);

function toIdentifier(name: string): string {
  const legal = name.replace(/[^\w$]/gu, "_");
  return /^\d/.test(legal) || RESERVED.has(legal) ? `_${legal}` : legal;
}

/** Hands out JavaScript identifiers, each once: repeats get a number. */
export class UniqueNamer {
  #seen = new Map<string, number>();

  getUniqueName(name: string): string {
    const identifier = toIdentifier(name);
    const count = this.#seen.get(identifier) ?? 0;
    this.#seen.set(identifier, count + 1);
    return count === 0 ? identifier : `${identifier}_${count}`;
  }
}

/** Names a module after its file: `/islands/nav-bar.tsx` becomes `nav_bar`. */
export function pathToExportName(filePath: string): string {
  const base = filePath.slice(filePath.lastIndexOf("/") + 1);
  const stem = base.replace(/\.[^.]*$/, "") || base;
  return stem.replace(/^[^a-z_$]|[^\w$]/gi, "_").replace(/_{2,}/g, "_");
}

/** Module specifier by which a file in `fromDir` imports `target`, a path or a URL. */
export function pathToSpec(fromDir: string, target: string): string {
  if (/^(?:https?|npm|jsr|node|data):/.test(target)) return target;
  const path = target.startsWith("file://") ? fileURLToPath(target) : target;
  const spec = relative(fromDir, resolve(fromDir, path)).replaceAll("\\", "/");
  const escaped = encodeURI(spec).replaceAll("?", "%3F").replaceAll("#", "%23");
  return escaped.startsWith(".") ? escaped : `./${escaped}`;
}

export function toFileUrl(pathOrUrl: string): string {
  return /^[a-z]{2,}:/.test(pathOrUrl) ? pathOrUrl : pathToFileURL(pathOrUrl).href;
}

/** Makes text safe inside `<script>` or `<style>` without changing what it means as JS or JSON. */
export function escapeScript(content: string, options: { json?: boolean } = {}): string {
  return content
    .replaceAll("<!--", options.json ? "\\u003C!--" : "\\x3C!--")
    .replace(/<\/(?=style|script)/gi, "<\\/");
}
