/**
 * Whole texts of models, kept for who asks exactly the same: looked up by every parameter of the request, written
 * once however many ask at the same time, in this process or in others that share the store. A store that fails or
 * dawdles costs a run its cache and a quarter of a second, never its text.
 */
import { createTaggedStore, type Store, type TaggedStore } from "../../store/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { ExecutionEvent } from "../spec/execution.ts";
import type { ModelRequest } from "../spec/provider.ts";
import { Flight } from "./flight.ts";
import { cacheKey, modelTag, promptTag } from "./key.ts";
import { type Lease, takeLease } from "./lease.ts";
import { type CachedText, Recording, replayed } from "./recording.ts";

/** As long as sound is kept: a text may quote a candidate. */
const TTL_MS = 24 * 60 * 60_000;
/** Who waits longer for the store does without it. */
const STORE_MS = 250;
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 1_000;

/** What a run wants written, and how. */
export interface WantedText {
  readonly request: ModelRequest;
  readonly promptVersion: string;
  /** Beside those of the prompt and the model, for example `candidateTag(id)`. */
  readonly tags: readonly string[];
  /** Takes a text of a temperature above 0 for as good as any other that the model might write. */
  readonly sampled?: boolean;
  /** Milliseconds, at most 30 days; 24 hours by default. */
  readonly ttlMs?: number;
  /** Leaves this caller's reading; what is produced ends with its last reader. */
  readonly signal?: AbortSignal;
  /** Whether a whole text is fit to be given to others, for example valid against its schema; all are by default. */
  isFit?(text: string): boolean;
  produce(signal: AbortSignal): AsyncIterable<ExecutionEvent>;
}

/** "cached" comes first, and only where the text costs this run nothing: stored, or on its way to another run. */
export type CacheEvent = ExecutionEvent | { readonly type: "cached" };

export interface TextCache {
  stream(wanted: WantedText): AsyncGenerator<CacheEvent>;
  /**
   * Nothing with this tag is given from now on, nor what is being written now once it is stored. It stays in the
   * store, unread, until its time is over.
   *
   * @throws What the store throws: unlike a run, somebody relies on it
   */
  invalidate(tag: string): Promise<void>;
}

export interface TextCacheParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Told of each failure of the store that a run went on without. */
  readonly onFault: (error: unknown) => void;
}

export function createTextCache(parts: TextCacheParts): TextCache {
  return new StoredTexts(parts);
}

type FlightEvent = ExecutionEvent | { readonly type: "source"; readonly stored: boolean };

/** Where a text comes from: from the store, or to be written; without a lease the store is left alone. */
type Source = { readonly found: CachedText } | { readonly lease: Lease | null };

class StoredTexts implements TextCache {
  readonly #parts: TextCacheParts;
  readonly #tagged: TaggedStore;
  readonly #flights = new Map<string, Flight<FlightEvent>>();

  constructor(parts: TextCacheParts) {
    this.#parts = parts;
    this.#tagged = createTaggedStore(parts.store);
  }

  async *stream(wanted: WantedText): AsyncGenerator<CacheEvent> {
    const { request, promptVersion, sampled, signal } = wanted;
    if (request.temperature > 0 && !sampled) {
      yield* wanted.produce(signal ?? new AbortController().signal);
      return;
    }
    const key = await cacheKey(request, promptVersion);
    const underway = this.#flights.get(key);
    const flight = underway ?? this.#start(key, wanted);
    for await (const event of flight.read(signal)) {
      if (event.type !== "source") yield event;
      else if (underway || event.stored) yield { type: "cached" };
    }
  }

  invalidate(tag: string): Promise<void> {
    return this.#tagged.invalidate(tag);
  }

  #start(key: string, wanted: WantedText): Flight<FlightEvent> {
    const flight = new Flight<FlightEvent>(
      (signal) => this.#fly(key, wanted, signal),
      () => this.#flights.delete(key),
    );
    this.#flights.set(key, flight);
    return flight;
  }

  async *#fly(key: string, wanted: WantedText, signal: AbortSignal): AsyncGenerator<FlightEvent> {
    const source = await this.#sourceOf(key, signal);
    yield { type: "source", stored: "found" in source };
    if ("found" in source) yield* replayed(source.found);
    else if (source.lease === null) yield* produce(wanted, signal);
    else yield* this.#write(key, { wanted, signal, lease: source.lease });
  }

  async *#write(key: string, { wanted, signal, lease }: Writing): AsyncGenerator<ExecutionEvent> {
    const { request, promptVersion, ttlMs = TTL_MS } = wanted;
    const { clock } = this.#parts;
    try {
      const tags = [...wanted.tags, promptTag(promptVersion), modelTag(request.model.id)];
      const stamp = await this.#inTime(() => this.#tagged.stamp(tags));
      const recording = new Recording(request.model.id);
      for await (const event of produce(wanted, signal)) {
        recording.add(event);
        yield event;
      }
      const { text } = recording;
      if (!stamp || text === null || wanted.isFit?.(text) === false) return;
      const value: CachedText = { text, model: request.model.id, createdAt: clock.now() };
      await this.#inTime(() => this.#tagged.set(textKey(key), value, { stamp, ttlMs }));
    } finally {
      await this.#inTime(() => lease.release());
    }
  }

  /** Waits while another process writes the text, and takes over from one that died or failed. */
  async #sourceOf(key: string, signal: AbortSignal): Promise<Source> {
    const { clock } = this.#parts;
    for (let wait = FIRST_POLL_MS;; wait = Math.min(2 * wait, LONGEST_POLL_MS)) {
      const found = await this.#find(key);
      if (found) return { found };
      if (found === undefined) return { lease: null };
      const lease = await this.#lease(key);
      if (lease === undefined) return { lease: null };
      if (lease) return await this.#findAgain(key, lease);
      await clock.sleep(wait, { signal });
    }
  }

  /** Null while another process has it, undefined if the store does not answer: then what comes late is given back. */
  async #lease(key: string): Promise<Lease | null | undefined> {
    const taking = takeLease(`lease:${textKey(key)}`, this.#parts);
    const lease = await this.#inTime(() => taking);
    if (lease === undefined) taking.then((late) => late?.release()).catch(this.#parts.onFault);
    return lease;
  }

  /** The holder before may have stored its text after the last look. */
  async #findAgain(key: string, lease: Lease): Promise<Source> {
    const found = await this.#find(key);
    if (!found) return { lease };
    await this.#inTime(() => lease.release());
    return { found };
  }

  /** Undefined if the store does not answer. */
  #find(key: string): Promise<CachedText | null | undefined> {
    return this.#inTime(() => this.#tagged.get<CachedText>(textKey(key)));
  }

  /** What the store gives, or undefined if it fails or takes too long. */
  async #inTime<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const { clock, onFault } = this.#parts;
    const over = new AbortController();
    const late = clock.sleep(STORE_MS, { signal: over.signal })
      .then(() => Promise.reject(new Error(`Store did not answer within ${STORE_MS} ms`)));
    try {
      return await Promise.race([ask(), late]);
    } catch (error) {
      onFault(error);
      return undefined;
    } finally {
      over.abort();
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

const textKey = (key: string): string => `text:${key}`;
