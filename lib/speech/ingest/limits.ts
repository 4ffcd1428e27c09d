/** What one socket may cost. A recorder that keeps to the protocol meets none of these. */
export interface Limits {
  /** Bytes that wait for the database; a recorder sends no more than a few kB beyond what is acknowledged. */
  readonly queueBytes: number;
  /** Messages at once, and per second after that: ten times what an upload of half an hour needs. */
  readonly burst: number;
  readonly perSecond: number;
  /** Time for the first message, in ms. */
  readonly helloMs: number;
  /** A socket without a message for this long is closed; the recorder opens another when it has something to say. */
  readonly idleMs: number;
  /** Bytes that wait for a slow reader before the socket is closed. */
  readonly unsentBytes: number;
  /** Least time between two partial texts, in ms: on a slow link they would be most of the traffic. */
  readonly partialMs: number;
}

export const LIMITS: Limits = {
  queueBytes: 512 * 1024,
  burst: 4000,
  perSecond: 200,
  helloMs: 10_000,
  idleMs: 5 * 60_000,
  unsentBytes: 256 * 1024,
  partialMs: 400,
};
