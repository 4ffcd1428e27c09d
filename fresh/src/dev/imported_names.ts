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

/** Text of a module that exports those names again; one of two packages means the same in both. */
export function reexport(names: ImportedNames): string {
  const done = new Set<string>();
  const statements: string[] = [];
  for (const [specifier, set] of [...names].sort()) {
    const list = set.has("*") ? ["*"] : [...set].filter((name) => !done.has(name)).sort();
    if (list.length === 0) continue;
    for (const name of list) if (name !== "*") done.add(name);
    const clause = set.has("*") ? "*" : `{ ${list.join(", ")} }`;
    statements.push(`export ${clause} from ${JSON.stringify(specifier)};`);
  }
  return statements.join("\n");
}
