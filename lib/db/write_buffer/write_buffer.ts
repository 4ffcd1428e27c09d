/**
 * Group commit: writes that come while others are being committed wait, and are then committed together. Whoever writes
 * is answered after the commit, so nothing that was acknowledged can be lost, however the process ends.
 */

export interface WriteBuffer<Item, Result> {
  /**
   * Written at once if nothing is under way, else with all that wait; resolves once it is committed.
   *
   * @throws {BufferFullError} At once, where too much waits already
   * @throws {Error} If the buffer is closed, or whatever the commit threw: then nothing of this item is written, unless
   * its connection was lost on the way, when nobody knows; so an item that is sent again must change nothing
   */
  write(item: Item): Promise<Result>;
  /** Takes nothing more; resolves once everything that was taken is answered. */
  close(): Promise<void>;
}

export interface WriteBufferOptions<Item, Result> {
  /** Writes all of them or none, in one transaction; gives their results in the same order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Bytes that an item holds in memory while it waits. */
  readonly bytesOf: (item: Item) => number;
  readonly limits?: Partial<BufferLimits>;
  /** Told how many bytes wait when there is no more room; not again before half of it has been free. */
  readonly onFull?: (bytesWaiting: number) => void;
}

export interface BufferLimits {
  /** Items committed together, at most. */
  readonly groupItems: number;
  /** Bytes committed together, at most; a larger item is a group of its own. */
  readonly groupBytes: number;
  /** Bytes that may wait. */
  readonly waitingBytes: number;
  /** Groups under way at the same time: one that hangs, as on a connection that has died, does not hold up all. */
  readonly groups: number;
}

const LIMITS: BufferLimits = {
  groupItems: 256,
  groupBytes: 1024 * 1024,
  waitingBytes: 64 * 1024 * 1024,
  groups: 2,
};

/** Nothing was taken: the writer is to slow down and come again. */
export class BufferFullError extends Error {
  override readonly name = "BufferFullError";
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export function createWriteBuffer<Item, Result>(
  { commit, bytesOf, limits, onFull = () => {} }: WriteBufferOptions<Item, Result>,
): WriteBuffer<Item, Result> {
  const { groupItems, groupBytes, waitingBytes, groups } = { ...LIMITS, ...limits };
  let queue: Waiting<Item, Result>[] = [];
  let bytesWaiting = 0;
  const underWay = new Set<Promise<void>>();
  let closed = false;
  let isFull = false;

  const takeGroup = () => {
    const group: Waiting<Item, Result>[] = [];
    let bytes = 0;
    for (const waiting of queue) {
      bytes += waiting.bytes;
      if (group.length > 0 && (group.length === groupItems || bytes > groupBytes)) break;
      group.push(waiting);
      bytesWaiting -= waiting.bytes;
    }
    queue = queue.slice(group.length);
    if (bytesWaiting <= waitingBytes / 2) isFull = false;
    return group;
  };
  const begin = () => {
    while (queue.length > 0 && underWay.size < groups) {
      const work = commitGroup(takeGroup(), commit).finally(() => {
        underWay.delete(work);
        begin();
      });
      underWay.add(work);
    }
  };

  return {
    write(item) {
      if (closed) return Promise.reject(new Error("Write buffer is closed"));
      const bytes = bytesOf(item);
      if (bytesWaiting > 0 && bytesWaiting + bytes > waitingBytes) {
        if (!isFull) onFull(bytesWaiting);
        isFull = true;
        return Promise.reject(new BufferFullError(`"${bytesWaiting}" bytes wait: write later`));
      }
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      queue.push({ item, bytes, resolve, reject });
      bytesWaiting += bytes;
      begin();
      return promise;
    },
    async close() {
      closed = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Never throws: every item of the group is answered. */
async function commitGroup<Item, Result>(
  group: readonly Waiting<Item, Result>[],
  commit: WriteBufferOptions<Item, Result>["commit"],
): Promise<void> {
  try {
    const results = await commit(group.map(({ item }) => item));
    group.forEach(({ resolve }, index) => resolve(results[index]!));
  } catch (error) {
    if (group.length > 1 && isOfOneItem(error)) {
      // What one of them cannot be written for is no reason for the others not to be.
      for (const waiting of group) await commitGroup([waiting], commit);
    } else group.forEach(({ reject }) => reject(error));
  }
}

/** PostgreSQL's classes 22 "data exception", 23 "integrity constraint violation", 40 "transaction rollback". */
function isOfOneItem(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(22|23|40)/.test(code);
}
