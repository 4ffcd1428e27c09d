/** Names the largest files and functions, so that growth is seen; fails only far above the aim. */
import { join } from "node:path";
import ts from "typescript";
import { report } from "./report.ts";
import { ROOT, sourceFiles } from "./source_files.ts";

/** In lines. The aims: files median under 80; functions median about 10, nine of ten under 50. */
const CAPS = { file: 300, function: 80 } as const;
const LISTED = 10;

export interface Measured {
  readonly kind: "file" | "function";
  /** "lib/db/mod.ts" or "lib/db/mod.ts:12 name". */
  readonly name: string;
  readonly lines: number;
}

/** A file and its functions. A file without any function is data, and may be as long as its data. */
export function measure(path: string, text: string): Measured[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const functions: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const first = lineAt(node.getStart());
      const name = `${path}:${first} ${nameOf(node)}`;
      functions.push({ kind: "function", name, lines: lineAt(node.getEnd()) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (functions.length === 0) return [];
  return [{ kind: "file", name: path, lines: lineAt(text.trimEnd().length) }, ...functions];
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText() : "(anonymous)";
}

export const findTooLarge = (measured: readonly Measured[]): string[] =>
  measured.filter(({ kind, lines }) => lines > CAPS[kind])
    .map(({ kind, name, lines }) =>
      `${name} has ${lines} lines, the cap is ${CAPS[kind]}: split it`
    );

function print(kind: Measured["kind"], measured: readonly Measured[]): void {
  const sorted = measured.filter((one) => one.kind === kind).sort((a, b) => b.lines - a.lines);
  const quantile = (share: number) => sorted[Math.floor(sorted.length * (1 - share))]?.lines ?? 0;
  console.log(`${sorted.length} ${kind}s, median ${quantile(0.5)} lines, p90 ${quantile(0.9)}`);
  for (const { name, lines } of sorted.slice(0, LISTED)) {
    console.log(`${String(lines).padStart(6)}  ${name}`);
  }
}

if (import.meta.main) {
  const paths = await sourceFiles(ROOT, [".ts", ".tsx"]);
  const measured = await Promise.all(
    paths.map(async (path) => measure(path, await Deno.readTextFile(join(ROOT, path)))),
  );
  print("file", measured.flat());
  print("function", measured.flat());
  report("sizes", findTooLarge(measured.flat()));
}
