/** Names that bundles import from packages left out of them; `*` where it is all of them. */
export type ImportedNames = Map<string, Set<string>>;

/** The forms in which esbuild writes imports, when it does not minify. */
const STATEMENT = /^(?:import|export) (?:(.+) from )?"([^"]+)";$/gm;

/** Adds what a bundle, as esbuild wrote it, imports from `packages`. */
export function addImportedNames(names: ImportedNames, code: string, packages: string[]): void {
  for (const [, clause, specifier] of code.matchAll(STATEMENT)) {
    if (!packages.includes(specifier!)) continue;
    const known = names.get(specifier!) ?? new Set();
    names.set(specifier!, known);
    for (const name of namesIn(clause)) known.add(name);
  }
}

function namesIn(clause: string | undefined): string[] {
  if (clause === undefined) return [];
  const list = /^\{(.*)\}$/.exec(clause.trim())?.[1];
  if (list === undefined) return ["*"];
  return list.split(",").map((part) => part.trim().split(" as ")[0]!);
}

/** Text of a module that exports those names again. */
export function reexport(names: ImportedNames): string {
  return Array.from(names, ([specifier, set]) => {
    const list = set.has("*") ? "*" : `{ ${[...set].sort().join(", ")} }`;
    return `export ${list} from ${JSON.stringify(specifier)};`;
  }).sort().join("\n");
}
