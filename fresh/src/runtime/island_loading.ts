/** When the browser fetches and hydrates an island. */
export type LoadMoment = "load" | "idle" | "visible" | "interaction";

/** Effective connection types of the Network Information API, slowest first. */
export const NETWORK_CLASSES = ["slow-2g", "2g", "3g", "4g"] as const;
export type NetworkClass = (typeof NETWORK_CLASSES)[number];

export interface IslandLoading {
  when: LoadMoment;
  /** Least network class; on a slower network the island waits for an interaction. */
  network: NetworkClass | null;
}

const MOMENTS: readonly unknown[] = ["load", "idle", "visible", "interaction"];
const NETWORKS: readonly unknown[] = NETWORK_CLASSES;

/**
 * Reads an island module's `loading` export: a moment, or `{ when, network }`. Anything else,
 * absence included, means at once on every network, as if the export did not exist.
 */
export function islandLoading(exported: unknown): IslandLoading {
  const spec = typeof exported === "string" ? { when: exported } : exported;
  const { when, network } = (spec ?? {}) as Record<string, unknown>;
  return {
    when: MOMENTS.includes(when) ? when as LoadMoment : "load",
    network: NETWORKS.includes(network) ? network as NetworkClass : null,
  };
}
