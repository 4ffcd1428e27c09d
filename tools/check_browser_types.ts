/** Type-checks all that browsers run against browser types alone: there, `Deno` is no name at all. */
import { join, relative } from "node:path";
import ts from "typescript";
import { layerOf, runsOn } from "./places.ts";
import { report } from "./report.ts";
import { ROOT, sourceFiles } from "./source_files.ts";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  jsx: ts.JsxEmit.ReactJSX,
  jsxImportSource: "preact",
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  noImplicitOverride: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
};

/** Whether browsers run it: islands, client code, and the modules of lib/ and components/ that run anywhere. */
export const isForBrowsers = (path: string): boolean =>
  runsOn(path) !== "server" && !["fresh", "outside"].includes(layerOf(path));

/** The type errors that browsers' types bring up in `paths`, which are relative to `root`. */
export function findBrowserErrors(root: string, paths: readonly string[]): string[] {
  const files = paths.map((path) => join(root, path));
  const program = ts.createProgram(files, { ...OPTIONS, paths: readPaths(root) });
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map((diagnostic) => describe(root, diagnostic));
  });
}

/** The names of deno.json's import map that lead to files of the project. */
function readPaths(root: string): Record<string, string[]> {
  const { imports = {} } = JSON.parse(Deno.readTextFileSync(join(root, "deno.json")));
  const local = Object.entries<string>(imports).filter(([, to]) => to.startsWith("./"));
  return Object.fromEntries(local.map(([name, to]) => [name, [join(root, to)]]));
}

function describe(root: string, { file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n  ");
  if (!file) return text;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName)}:${line + 1}:${character + 1} ${text}`;
}

if (import.meta.main) {
  const paths = await sourceFiles(ROOT, [".ts", ".tsx"]);
  report("browser types", findBrowserErrors(ROOT, paths.filter(isForBrowsers)));
}
