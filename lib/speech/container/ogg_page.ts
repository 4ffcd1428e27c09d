/** Ogg pages (RFC 3533) and the two header packets of Opus in Ogg (RFC 7845). */

/** Samples at 48 kHz to drop at the start: 6.5 ms, the look-ahead of libopus (RFC 7845, section 5.1). */
export const PRE_SKIP = 312;

const CONTINUES_NEVER = 0;
const FIRST_PAGE = 2;
const LAST_PAGE = 4;
/** Any number: there is one stream in the file. */
const SERIAL = 0x52_65_68_65;
const HEADER_BYTES = 27;
const MAX_SEGMENTS = 255;

/** Place of a page in its stream. */
export interface PagePlace {
  /** 0-based number of the page. */
  readonly sequence: number;
  /** Samples at 48 kHz that are complete with this page. */
  readonly granule: number;
  readonly last: boolean;
}

/** Lacing values that a packet of `size` bytes takes (RFC 3533, section 5). */
export function segmentsOf(size: number): number {
  return Math.floor(size / 255) + 1;
}

/** Whether another packet fits on a page that has `segments` lacing values. */
export function fitsOnPage(segments: number, size: number): boolean {
  return segments + segmentsOf(size) <= MAX_SEGMENTS;
}

/** Bytes of a page with packets of these sizes. */
export function pageSize(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size + segmentsOf(size), HEADER_BYTES);
}

/** One whole page. */
export function oggPage(packets: readonly Uint8Array[], place: PagePlace): Uint8Array {
  const page = new Uint8Array(pageSize(packets.map((packet) => packet.length)));
  const view = new DataView(page.buffer);
  const lacing = packets.flatMap(({ length }) => lacingOf(length));
  page.set(new TextEncoder().encode("OggS"));
  page[5] = (place.sequence === 0 ? FIRST_PAGE : CONTINUES_NEVER) | (place.last ? LAST_PAGE : 0);
  view.setBigUint64(6, BigInt(place.granule), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, place.sequence, true);
  page[26] = lacing.length;
  page.set(lacing, HEADER_BYTES);
  let at = HEADER_BYTES + lacing.length;
  for (const packet of packets) {
    page.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, checksum(page), true);
  return page;
}

/** The two pages that come before all sound. */
export function headerPages(): Uint8Array {
  const head = oggPage([opusHead()], { sequence: 0, granule: 0, last: false });
  const tags = oggPage([opusTags()], { sequence: 1, granule: 0, last: false });
  const both = new Uint8Array(head.length + tags.length);
  both.set(head);
  both.set(tags, head.length);
  return both;
}

/** RFC 7845, section 5.1: mono, recorded at 16 kHz, no gain, mapping family 0. */
export function opusHead(): Uint8Array {
  const head = new Uint8Array(19);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode("OpusHead"));
  head[8] = 1;
  head[9] = 1;
  view.setUint16(10, PRE_SKIP, true);
  view.setUint32(12, 16_000, true);
  return head;
}

function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode("Rehearse");
  const tags = new Uint8Array(8 + 4 + vendor.length + 4);
  tags.set(new TextEncoder().encode("OpusTags"));
  new DataView(tags.buffer).setUint32(8, vendor.length, true);
  tags.set(vendor, 12);
  return tags;
}

function lacingOf(size: number): number[] {
  return [...new Array<number>(segmentsOf(size) - 1).fill(255), size % 255];
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? 0x04c1_1db7 : 0);
  return value;
});

function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = (crc << 8) ^ (CRC[((crc >>> 24) ^ byte) & 255] ?? 0);
  return crc >>> 0;
}
