/** A plan as it is kept: its shape, its figures, and its conditions without literals. */
import { maskLiterals } from "./normalise.ts";

export interface PlanNode {
  /** 0 for the topmost. */
  readonly depth: number;
  /** For example "Index Scan". */
  readonly type: string;
  readonly relation: string | null;
  readonly index: string | null;
  /** The planner's estimates: cost to the last row in its own unit, and rows. */
  readonly cost: number;
  readonly rows: number;
  /** For example "Filter: a.state = $1". */
  readonly conditions: readonly string[];
}

/** The generic plan, which the server would use for any values. */
export interface StatementPlan {
  readonly at: Date;
  /** How long the call took that it was asked for. */
  readonly ms: number;
  readonly nodes: readonly PlanNode[];
}

type Json = Readonly<Record<string, unknown>>;

const CONDITIONS = [
  "Index Cond",
  "Recheck Cond",
  "Hash Cond",
  "Merge Cond",
  "Join Filter",
  "Filter",
  "One-Time Filter",
  "Sort Key",
  "Group Key",
];
const MOST_NODES = 60;

/** @param explained What EXPLAIN (FORMAT JSON) gave, as text or parsed */
export function readPlan(explained: unknown): readonly PlanNode[] {
  const parsed = typeof explained === "string" ? JSON.parse(explained) : explained;
  const root = Array.isArray(parsed) ? objectOf(objectOf(parsed[0])?.Plan) : null;
  const nodes: PlanNode[] = [];
  if (root) collect(root, 0, nodes);
  return nodes;
}

function collect(node: Json, depth: number, nodes: PlanNode[]): void {
  if (nodes.length >= MOST_NODES) return;
  nodes.push({
    depth,
    type: textOf(node["Node Type"]) ?? "?",
    relation: textOf(node["Relation Name"]),
    index: textOf(node["Index Name"]),
    cost: Number(node["Total Cost"]),
    rows: Number(node["Plan Rows"]),
    conditions: CONDITIONS.flatMap((name) => {
      const value = node[name];
      if (value === undefined) return [];
      return [`${name}: ${maskLiterals([value].flat().join(", "))}`];
    }),
  });
  const below = Array.isArray(node.Plans) ? node.Plans : [];
  for (const child of below) {
    const found = objectOf(child);
    if (found) collect(found, depth + 1, nodes);
  }
}

const objectOf = (value: unknown): Json | null =>
  typeof value === "object" && value !== null ? value as Json : null;
const textOf = (value: unknown): string | null => typeof value === "string" ? value : null;
