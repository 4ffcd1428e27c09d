/**
 * Whole texts of models, kept for who asks exactly the same: looked up by every parameter of the request, written
 * once however many ask at the same time, in this process or in others that share the store. A store that fails or
 * dawdles costs a run its cache and a quarter of a second, never its text.
 */
import {
  CACHED,
  createTaggedStore,
  type GuardedStore,
  type Lease,
  type ProductTiers,
  type TaggedStore,
  takeLease,
} from "../../store/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { ExecutionEvent } from "../spec/execution.ts";
import type { ModelRequest } from "../spec/provider.ts";
import { Flight } from "./flight.ts";
import { cacheKey, modelTag, promptTag } from "./key.ts";
import { type CachedText, Recording, replayed } from "./recording.ts";
import { asOne, type CacheEvent, join, type SourceEvent } from "./sources.ts";

const { version: VERSION, ttlMs: TTL_MS, patienceMs: PATIENCE_MS } = CACHED.text;
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 1_000;
/** Leaves time to write it here, of the 30 seconds that a run has at most. */
const LONGEST_WAIT_MS = 10_000;

/** What a run wants written, and how. */
export interface WantedText {
  readonly request: ModelRequest;
  readonly promptVersion: string;
  /** The request's {@linkcode cacheKey}, where it is known; absent = it is worked out. */
  readonly key?: string;
  /** Beside those of the prompt and the model, for example `accountTag(id)`. */
  readonly tags: readonly string[];
  /** Takes a text of a temperature above 0 for as good as any other that the model might write. */
  readonly sampled?: boolean;
  /** Leaves this caller's reading; what is produced ends with its last reader. */
  readonly signal?: AbortSignal;
  /** Whether a whole text is fit to be given to others, for example valid against its schema; all are by default. */
  isFit?(text: string): boolean;
  produce(signal: AbortSignal): AsyncIterable<ExecutionEvent>;
}

export interface TextCache {
  stream(wanted: WantedText): AsyncGenerator<CacheEvent>;
  /**
   * Nothing with this tag is given from now on, nor what is being written now once it is stored. It stays in the
   * store, unread, until its time is over.
   *
   * @throws What the store throws: unlike a run, somebody relies on it
   */
  invalidate(tag: string): Promise<void>;
  /** Deletes the text of a {@linkcode cacheKey} for good; what the store throws, as above. */
  delete(key: string): Promise<void>;
}

export interface TextCacheParts {
  readonly tiers: Pick<ProductTiers, "store" | "invalidate" | "countsOf">;
  readonly clock: Clock;
  /** Told of each failure of the store that a run went on without. */
  readonly onFault: (error: unknown) => void;
}

export function createTextCache(parts: TextCacheParts): TextCache {
  return new StoredTexts(parts);
}

/** Where a text comes from: from the store, or to be written; without a lease the store is left alone. */
type Source = { readonly found: CachedText } | { readonly lease: Lease | null };

class StoredTexts implements TextCache {
  readonly #parts: TextCacheParts;
  readonly #store: GuardedStore;
  readonly #tagged: TaggedStore;
  readonly #counts: ReturnType<ProductTiers["countsOf"]>;
  readonly #flights = new Map<string, Flight<SourceEvent>>();

  constructor(parts: TextCacheParts) {
    this.#parts = parts;
    this.#counts = parts.tiers.countsOf("text");
    this.#store = parts.tiers.store.within(PATIENCE_MS);
    this.#tagged = createTaggedStore(this.#store);
  }

  async *stream(wanted: WantedText): AsyncGenerator<CacheEvent> {
    const { request, promptVersion, sampled, signal } = wanted;
    if (request.temperature > 0 && !sampled) {
      yield* wanted.produce(signal ?? new AbortController().signal);
      return;
    }
    const key = wanted.key ?? await cacheKey(request, promptVersion);
    yield* asOne(this.#sources(key, wanted));
  }

  invalidate(tag: string): Promise<void> {
    return this.#parts.tiers.invalidate([tag]);
  }

  delete(key: string): Promise<void> {
    return this.#store.insisting.delete(textKey(key));
  }

  /** What other runs write, until one gives a whole text; else what this one writes, for others too. */
  async *#sources(key: string, wanted: WantedText): AsyncGenerator<SourceEvent> {
    const { signal } = wanted;
    for (let other = this.#flights.get(key); other; other = this.#flights.get(key)) {
      this.#counts.joined += 1;
      if (yield* join(other, signal)) return;
      this.#leave(key, other);
    }
    yield* this.#start(key, wanted).read(signal);
  }

  #start(key: string, wanted: WantedText): Flight<SourceEvent> {
    const flight: Flight<SourceEvent> = new Flight(
      (signal) => this.#fly(key, wanted, signal),
      () => this.#leave(key, flight),
    );
    this.#flights.set(key, flight);
    return flight;
  }

  /** Nobody joins it any more. */
  #leave(key: string, flight: Flight<SourceEvent>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  async *#fly(key: string, wanted: WantedText, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    const source = await this.#sourceOf(key, signal);
    this.#counts["found" in source ? "shared" : "loaded"] += 1;
    yield { type: "source", isFree: "found" in source };
    if ("found" in source) yield* replayed(source.found);
    else if (source.lease === null) yield* produce(wanted, signal);
    else yield* this.#write(key, { wanted, signal, lease: source.lease });
  }

  async *#write(key: string, { wanted, signal, lease }: Writing): AsyncGenerator<ExecutionEvent> {
    const { request, promptVersion } = wanted;
    const { clock } = this.#parts;
    try {
      const tags = [...wanted.tags, promptTag(promptVersion), modelTag(request.model.id)];
      const stamp = await this.#ask(() => this.#tagged.stamp(tags));
      const recording = new Recording(request.model.id);
      for await (const event of produce(wanted, signal)) {
        recording.add(event);
        yield event;
      }
      const { text } = recording;
      if (!stamp || text === null || wanted.isFit?.(text) === false) return;
      const value: CachedText = { text, model: request.model.id, createdAt: clock.now() };
      const isKept = await this.#ask(() =>
        this.#tagged.set(textKey(key), value, { stamp, ttlMs: TTL_MS })
      );
      if (isKept === false) this.#counts.refused += 1;
    } finally {
      await this.#ask(() => lease.release());
    }
  }

  /**
   * Waits while another process writes the text, and takes over from one that died or failed; does without one that
   * takes too long.
   */
  async #sourceOf(key: string, signal: AbortSignal): Promise<Source> {
    const { clock } = this.#parts;
    const until = clock.monotonic() + LONGEST_WAIT_MS;
    for (let wait = FIRST_POLL_MS;; wait = Math.min(2 * wait, LONGEST_POLL_MS)) {
      const found = await this.#find(key);
      if (found) return { found };
      if (found === undefined) return { lease: null };
      const lease = await this.#lease(key);
      if (lease === undefined || (lease === null && clock.monotonic() >= until)) {
        return { lease: null };
      }
      if (lease) return await this.#findAgain(key, lease);
      await clock.sleep(wait, { signal });
    }
  }

  /** Null while another process has it, undefined if the store does not answer. */
  #lease(key: string): Promise<Lease | null | undefined> {
    const { clock, onFault } = this.#parts;
    return this.#ask(() =>
      takeLease(`lease:${textKey(key)}`, { store: this.#store, clock, onFault })
    );
  }

  /** The holder before may have stored its text after the last look. */
  async #findAgain(key: string, lease: Lease): Promise<Source> {
    const found = await this.#find(key);
    if (!found) return { lease };
    await this.#ask(() => lease.release());
    return { found };
  }

  /** Undefined if the store does not answer. */
  #find(key: string): Promise<CachedText | null | undefined> {
    return this.#ask(() => this.#tagged.get<CachedText>(textKey(key)));
  }

  /** What the store gives, or undefined if it fails or takes too long. */
  async #ask<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      this.#counts.without += 1;
      this.#parts.onFault(error);
      return undefined;
    }
  }
}

interface Writing {
  readonly wanted: WantedText;
  readonly signal: AbortSignal;
  readonly lease: Lease;
}

/** Asks no model for nobody: whoever wanted it may have left while the store was looked through. */
function produce(wanted: WantedText, signal: AbortSignal): AsyncIterable<ExecutionEvent> {
  signal.throwIfAborted();
  return wanted.produce(signal);
}

const textKey = (key: string): string => `text:${VERSION}:${key}`;
