/** Plans as EXPLAIN (FORMAT JSON) gives them. */

export interface PlanNode {
  readonly "Node Type": string;
  readonly "Total Cost": number;
  readonly "Plan Rows": number;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Filter?: string;
  readonly "Index Cond"?: string;
  readonly "Hash Cond"?: string;
  readonly "Join Filter"?: string;
  /** Partitions that the values given rule out. */
  readonly "Subplans Removed"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The node and all below it, from the root down. */
export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** The names of the indexes that the plan reads. */
export const indexNames = (plan: PlanNode): string[] =>
  nodesOf(plan).flatMap((node) => node["Index Name"] ?? []);

/**
 * One line a node, for people; `rename` gives a relation or an index the name that readers know.
 */
export function describePlan(plan: PlanNode, rename: (name: string) => string): string[] {
  return nodesOf(plan).map((node) => {
    const on = node["Relation Name"] ? ` on ${rename(node["Relation Name"])}` : "";
    const index = node["Index Name"] ? ` using ${rename(node["Index Name"])}` : "";
    return `${node["Node Type"]}${index}${on} (cost ${Math.round(node["Total Cost"])}, rows ${
      node["Plan Rows"]
    })`;
  });
}
