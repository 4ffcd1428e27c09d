/** Which module imports which, read by TypeScript's own parser. */
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import { sourceFiles } from "./source_files.ts";

export interface Import {
  readonly specifier: string;
  /** The project's file it leads to, relative to the root; null for packages and built-ins. */
  readonly target: string | null;
  /** Erased before it runs. */
  readonly typeOnly: boolean;
}

export interface Module {
  /** Relative to the root, for example "lib/db/mod.ts". */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Whether it reads `Deno.env` or `process.env`. */
  readonly readsEnvironment: boolean;
}

export type ModuleGraph = ReadonlyMap<string, Module>;

/** Every module below `root`. */
export async function readModuleGraph(root: string): Promise<ModuleGraph> {
  const paths = await sourceFiles(root, [".ts", ".tsx"]);
  const aliases = await readAliases(root);
  const modules = await Promise.all(paths.map(async (path) => {
    const text = await Deno.readTextFile(join(root, path));
    return parseModule(path, text, { aliases });
  }));
  return new Map(modules.map((module) => [module.path, module]));
}

/** Names of deno.json's import map that lead to files of the project, with their paths. */
async function readAliases(root: string): Promise<ReadonlyMap<string, string>> {
  const { imports = {} } = JSON.parse(await Deno.readTextFile(join(root, "deno.json")));
  const local = Object.entries<string>(imports).filter(([, to]) => to.startsWith("./"));
  return new Map(local.map(([name, to]) => [name, join(to)]));
}

/** Reads one module. `aliases` maps bare names to files. */
export function parseModule(
  path: string,
  text: string,
  { aliases = new Map() }: { readonly aliases?: ReadonlyMap<string, string> } = {},
): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  let readsEnvironment = false;
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, target: resolve(path, found.specifier, aliases) });
    readsEnvironment ||= isEnvironment(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, imports, readsEnvironment };
}

function resolve(
  from: string,
  specifier: string,
  aliases: ReadonlyMap<string, string>,
): string | null {
  if (specifier.startsWith(".")) return join(dirname(from), specifier);
  return aliases.get(specifier) ?? null;
}

function importOf(node: ts.Node): Omit<Import, "target"> | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: isTypeImport(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
    return { specifier, typeOnly: node.isTypeOnly || allTypes(node.exportClause) };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) {
      return { specifier: argument.text, typeOnly: false };
    }
  }
  return null;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return !clause.name && allTypes(clause.namedBindings);
}

/** Whether each name in `{ type A, type B }` is marked as a type. */
function allTypes(names: ts.Node | undefined): boolean {
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && names.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function isEnvironment(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === "env" &&
    ts.isIdentifier(node.expression) && ["Deno", "process"].includes(node.expression.text);
}
