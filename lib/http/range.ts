/** One byte range of a file, so that a player can seek (RFC 9110, 14). */
export interface ByteRange {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

const SINGLE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a Range header. Anything but one plain range asks for the whole file, as the standard allows.
 *
 * @returns null for the whole file, "unsatisfiable" where it begins behind the end
 */
export function parseRange(header: string | null, length: number): ByteRange | "unsatisfiable" | null {
  const match = SINGLE.exec(header ?? "");
  const [first, last] = [match?.[1], match?.[2]];
  if (!match || (!first && !last)) return null;
  const start = first ? Number(first) : Math.max(0, length - Number(last));
  const end = first && last ? Math.min(length, Number(last) + 1) : length;
  return start < end ? { start, end } : "unsatisfiable";
}
