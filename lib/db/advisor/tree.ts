/** Small helpers on the parse tree of libpg-query. */
import type { Node } from "libpg-query";

/** The one key and content of a node, such as "ColumnRef". */
export type Kind = Node extends infer Each ? (Each extends object ? keyof Each : never) : never;

/** The node's content if it is of that kind. */
export function as<K extends Kind>(
  node: Node | undefined,
  kind: K,
): Extract<Node, Record<K, unknown>>[K] | undefined {
  return node && kind in node ? (node as Extract<Node, Record<K, unknown>>)[kind] : undefined;
}

/** The text of a list of names, such as a function's. */
export const strings = (nodes: readonly Node[] | undefined): string[] =>
  (nodes ?? []).flatMap((node) => as(node, "String")?.sval ?? []);

/** Fields that hold a node of one kind without saying so. */
const BARE: Readonly<Record<string, Kind>> = {
  relation: "RangeVar",
  larg: "SelectStmt",
  rarg: "SelectStmt",
  intoClause: "IntoClause",
};

/** Calls `visit` with each node below; where it gives false, nothing below that node is visited. */
export function walk(
  tree: unknown,
  visit: (kind: string, content: unknown) => boolean | void,
): void {
  if (Array.isArray(tree)) return tree.forEach((each) => walk(each, visit));
  if (typeof tree !== "object" || tree === null) return;
  for (const [key, content] of Object.entries(tree)) {
    if (typeof content !== "object" || content === null) continue;
    const kind = kindOf(key, content);
    if (!kind || visit(kind, content) !== false) walk(content, visit);
  }
}

/** A join's sides are nodes that name their kind themselves; a set operation's are not. */
function kindOf(key: string, content: object): string | null {
  if (/^[A-Z]/.test(key)) return key;
  const bare = BARE[key];
  const named = Object.keys(content).some((each) => /^[A-Z]/.test(each));
  return bare && !named ? bare : null;
}

/** All contents of that kind, in order of the text. */
export function findAll<K extends Kind>(
  tree: unknown,
  kind: K,
): Extract<Node, Record<K, unknown>>[K][] {
  const found: Extract<Node, Record<K, unknown>>[K][] = [];
  walk(tree, (each, content) => {
    if (each === kind) found.push(content as Extract<Node, Record<K, unknown>>[K]);
  });
  return found;
}
