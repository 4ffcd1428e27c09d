/** The shape of an Opus packet (RFC 6716, section 3): read without decoding, checked before decoding. */

/** Most sound that one packet may hold, in ms (RFC 6716, R5). */
const MAX_DURATION_MS = 120;
/** Longest frame, in bytes (RFC 6716, R2). */
const MAX_FRAME_BYTES = 1275;

const SILK_MS = [10, 20, 40, 60];
const HYBRID_MS = [10, 20];
const CELT_MS = [2.5, 5, 10, 20];

/**
 * How long the packet's sound is, in ms.
 *
 * @returns null where the packet breaks the rules R1 to R7 of RFC 6716, section 3.4
 */
export function opusDuration(packet: Uint8Array): number | null {
  const toc = packet[0];
  if (toc === undefined) return null;
  const frames = countFrames(packet, toc & 3);
  if (frames === null) return null;
  const duration = frames * frameDuration(toc >> 3);
  return duration <= MAX_DURATION_MS ? duration : null;
}

function frameDuration(config: number): number {
  if (config < 12) return SILK_MS[config % 4] ?? 0;
  if (config < 16) return HYBRID_MS[config % 2] ?? 0;
  return CELT_MS[config % 4] ?? 0;
}

function countFrames(packet: Uint8Array, code: number): number | null {
  const body = packet.length - 1;
  if (code === 0) return body <= MAX_FRAME_BYTES ? 1 : null;
  if (code === 1) return body % 2 === 0 && body / 2 <= MAX_FRAME_BYTES ? 2 : null;
  if (code === 2) return framesFit(packet, { at: 1, end: packet.length, frames: 2 }) ? 2 : null;
  return countArbitrary(packet);
}

/** Code 3: [v|p|M] then padding, lengths and frames (RFC 6716, section 3.2.5). */
function countArbitrary(packet: Uint8Array): number | null {
  const head = packet[1];
  if (head === undefined) return null;
  const frames = head & 63;
  if (frames === 0) return null;
  const { at, end } = skipPadding(packet, (head & 64) !== 0);
  if (end < at) return null;
  if ((head & 128) !== 0) return framesFit(packet, { at, end, frames }) ? frames : null;
  const size = (end - at) / frames;
  return Number.isInteger(size) && size <= MAX_FRAME_BYTES ? frames : null;
}

function skipPadding(packet: Uint8Array, padded: boolean): { at: number; end: number } {
  let at = 2;
  let end = packet.length;
  for (let more = padded; more;) {
    const byte = packet[at++] ?? 0;
    more = byte === 255;
    end -= more ? 254 : byte;
  }
  return { at, end };
}

interface Frames {
  readonly at: number;
  readonly end: number;
  readonly frames: number;
}

/** Whether all frames but the last have a length, each within bounds, and all of them fit. */
function framesFit(packet: Uint8Array, { at, end, frames }: Frames): boolean {
  let used = 0;
  for (let frame = 1; frame < frames; frame++) {
    const first = packet[at++];
    if (first === undefined || at > end) return false;
    used += first < 252 ? first : first + 4 * (packet[at++] ?? 0);
  }
  const last = end - at - used;
  return last >= 0 && last <= MAX_FRAME_BYTES;
}
