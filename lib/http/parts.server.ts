/** The parts of the running product, as main.ts builds them and routes use them. */
import type { AiService } from "../ai/mod.server.ts";
import type { Config } from "../config.server.ts";
import type { AdviceReport } from "../db/mod.ts";
import type { QueriesView } from "../db/mod.server.ts";
import type { Identity } from "../identity.server.ts";
import type { Interviews } from "../interview/mod.server.ts";
import type { Log } from "../log.server.ts";
import type { Operator } from "../operator.server.ts";
import type { Speech } from "../speech/mod.server.ts";
import type { CacheFigures, RateLimit } from "../store/mod.ts";

export interface Parts {
  readonly config: Pick<Config, "publicOrigin" | "trustProxy" | "retentionHours">;
  readonly log: Log;
  readonly identity: Identity;
  readonly operator: Operator;
  readonly ai: AiService;
  readonly interviews: Interviews;
  readonly speech: Speech;
  /** How many writes a candidate or address may make. */
  readonly writes: RateLimit;
  /** How much one address may have models do before it has answered anything. */
  readonly paid: RateLimit;
  /** What the database's statements cost. */
  readonly queries: () => Promise<QueriesView>;
  /** What would make them cheaper; it takes seconds, once for all who ask meanwhile, and changes nothing. */
  readonly advise: () => Promise<AdviceReport>;
  /** What reads of cached values were answered by. */
  readonly caches: () => CacheFigures;
  /** Answers when the database answers; throws what is wrong. */
  readonly ready: () => Promise<void>;
}
