/** The parts of the running product, as main.ts builds them and routes use them. */
import type { Config } from "../config.server.ts";
import type { Identity } from "../identity.server.ts";
import type { Interviews } from "../interview/mod.server.ts";
import type { Log } from "../log.server.ts";
import type { Speech } from "../speech/mod.server.ts";
import type { RateLimit } from "../store/mod.ts";

export interface Parts {
  readonly config: Pick<Config, "publicOrigin" | "trustProxy" | "retentionHours">;
  readonly log: Log;
  readonly identity: Identity;
  readonly interviews: Interviews;
  readonly speech: Speech;
  /** How many writes a candidate or address may make. */
  readonly writes: RateLimit;
  /** Answers when the database and the store answer; throws what is wrong. */
  readonly ready: () => Promise<void>;
}
