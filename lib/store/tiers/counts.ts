/** How often reads of a family were answered by what. */
export interface Counts {
  /** Fresh copies in this process. */
  near: number;
  /** Fresh values of the shared store. */
  shared: number;
  /** Values past their time, given while somebody works out the next one. */
  stale: number;
  /** Reads that waited for another read of the same key in this process. */
  joined: number;
  /** Times the source was asked, for a reader or ahead of readers. */
  loaded: number;
  /** Times the source failed. */
  failed: number;
  /** Answers of all kinds that said "there is none". */
  none: number;
  /** Refreshes that were begun before a value's time was over. */
  early: number;
  /** Values that were too long to be kept. */
  refused: number;
  /** Times the shared store did not answer and was done without. */
  without: number;
}

export const noCounts = (): Counts => ({
  near: 0,
  shared: 0,
  stale: 0,
  joined: 0,
  loaded: 0,
  failed: 0,
  none: 0,
  early: 0,
  refused: 0,
  without: 0,
});
