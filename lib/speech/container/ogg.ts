/**
 * Opus packets as an Ogg file that can be sought: the layout is computed first, from sizes alone, so that any
 * range of bytes is made from the packets of its own pages, and a recording is never in memory as a whole.
 */
import { opusDuration } from "../opus_packet.ts";
import type { AudioFile } from "./audio_file.ts";
import { fitsOnPage, headerPages, oggPage, pageSize, segmentsOf } from "./ogg_page.ts";

/** RFC 7845, section 9. */
export const OGG_TYPE = "audio/ogg; codecs=opus";

/** Sound per page: a player that seeks reads at most this much too much. */
const PAGE_MS = 1000;
const SAMPLES_PER_MS = 48;

/** Gives the packets from number `from` on; may be called again and again. */
export type ReadPackets = (from: number) => AsyncIterable<Uint8Array>;

interface PagePlan {
  readonly offset: number;
  readonly size: number;
  readonly firstPacket: number;
  readonly packets: number;
  /** At its end, in samples at 48 kHz. */
  readonly granule: number;
}

/** An Ogg file over packets that stay where they are. Reads them once, for their sizes. */
export async function openOgg(read: ReadPackets): Promise<AudioFile> {
  const header = headerPages();
  const planner = new Planner(header.length);
  for await (const packet of read(0)) planner.add(packet);
  const pages = planner.finish();
  const length = pages.reduce((sum, page) => sum + page.size, header.length);
  return {
    type: OGG_TYPE,
    length,
    async *slice(start, end) {
      if (start < header.length) yield header.subarray(start, Math.min(end, header.length));
      for await (const { plan, bytes } of makePages(read, { pages, start, end })) {
        yield bytes.subarray(Math.max(0, start - plan.offset), end - plan.offset);
      }
    },
  };
}

/** A short recording, such as one utterance, as a whole Ogg file. */
export async function muxOgg(packets: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openOgg(async function* (from) {
    yield* await Promise.resolve(packets.slice(from));
  });
  const bytes = new Uint8Array(file.length);
  let at = 0;
  for await (const part of file.slice(0, file.length)) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

interface Wanted {
  readonly pages: readonly PagePlan[];
  readonly start: number;
  readonly end: number;
}

async function* makePages(read: ReadPackets, { pages, start, end }: Wanted) {
  const first = pages.findIndex((page) => page.offset + page.size > start);
  const plan = pages[first];
  if (!plan || plan.offset >= end) return;
  let index = first;
  let packets: Uint8Array[] = [];
  for await (const packet of read(plan.firstPacket)) {
    packets.push(packet);
    const page = pages[index];
    if (!page || page.offset >= end) return;
    if (packets.length < page.packets) continue;
    const place = { sequence: index + 2, granule: page.granule, last: index === pages.length - 1 };
    yield { plan: page, bytes: oggPage(packets, place) };
    packets = [];
    index++;
  }
}

class Planner {
  #pages: PagePlan[] = [];
  #sizes: number[] = [];
  #segments = 0;
  #ms = 0;
  #totalMs = 0;
  #packets = 0;
  #offset: number;

  constructor(offset: number) {
    this.#offset = offset;
  }

  add(packet: Uint8Array): void {
    const full = this.#ms >= PAGE_MS || !fitsOnPage(this.#segments, packet.length);
    if (full) this.#close();
    const duration = opusDuration(packet) ?? 0;
    this.#sizes.push(packet.length);
    this.#segments += segmentsOf(packet.length);
    this.#ms += duration;
    this.#totalMs += duration;
  }

  finish(): readonly PagePlan[] {
    if (this.#sizes.length > 0) this.#close();
    return this.#pages;
  }

  #close(): void {
    const size = pageSize(this.#sizes);
    this.#pages.push({
      offset: this.#offset,
      size,
      firstPacket: this.#packets,
      packets: this.#sizes.length,
      granule: this.#totalMs * SAMPLES_PER_MS,
    });
    this.#offset += size;
    this.#packets += this.#sizes.length;
    this.#sizes = [];
    this.#segments = 0;
    this.#ms = 0;
  }
}
