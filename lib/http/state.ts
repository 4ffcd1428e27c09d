/** What every request carries along the middleware chain. */
import type { Parts } from "./parts.server.ts";

export interface State {
  /** Everything the composition root built. */
  parts: Parts;
  /** The signed cookie's candidate, or null: nobody has an identity before the first thing they store. */
  candidateId: string | null;
  /** Names this request in logs and on error pages. */
  requestId: string;
}
