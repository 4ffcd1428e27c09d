/** One stream for several readers: each sees every item from the first, whenever it begins to read. */
export class Replay<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #over: { readonly error?: unknown } | null = null;
  #news = Promise.withResolvers<void>();

  /** Reads `source` to its end, at once, whether or not somebody listens. */
  static of<T>(source: AsyncIterable<T>): Replay<T> {
    const replay = new Replay<T>();
    replay.#read(source).catch(() => {});
    return replay;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (let index = 0;; index++) {
      while (index >= this.#items.length && this.#over === null) await this.#news.promise;
      if (index >= this.#items.length) break;
      yield this.#items[index]!;
    }
    if (this.#over && "error" in this.#over) throw this.#over.error;
  }

  async #read(source: AsyncIterable<T>): Promise<void> {
    try {
      for await (const item of source) {
        this.#items.push(item);
        this.#tell();
      }
      this.#over = {};
    } catch (error) {
      this.#over = { error };
    } finally {
      this.#tell();
    }
  }

  #tell(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers<void>();
  }
}
