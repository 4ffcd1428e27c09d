import type { EffectiveType } from "./line_quality.ts";
import type { Network } from "./uplink_types.ts";

/** Not in every browser, nor in TypeScript's DOM types: W3C "Network Information API" draft. */
interface WithConnection {
  readonly connection?: { readonly effectiveType?: EffectiveType };
}

export const BROWSER_NETWORK: Network = {
  connect: (url) => new WebSocket(url),
  fetch: (url, init) => fetch(url, init),
  isOnline: () => navigator.onLine,
  onOnline: (callback, signal) => addEventListener("online", callback, { signal }),
  onOffline: (callback, signal) => addEventListener("offline", callback, { signal }),
  effectiveType: () => (navigator as WithConnection).connection?.effectiveType ?? "",
};
