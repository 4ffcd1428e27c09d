/** About how many bytes came back, from a few rows of a result. */

const SAMPLED_ROWS = 4;
/** Values looked into for each row, so that a large document costs no more than a small one. */
const MOST_VALUES = 64;
/** Of a number, a date and the like. */
const FIXED_BYTES = 8;

/** Text counts a byte a character; rows between those looked at count as their mean. */
export function estimateBytes(rows: readonly unknown[]): number {
  const sampled = Math.min(rows.length, SAMPLED_ROWS);
  if (sampled === 0) return 0;
  let bytes = 0;
  for (let at = 0; at < sampled; at++) {
    bytes += bytesOf(rows[Math.floor(at * rows.length / sampled)], { left: MOST_VALUES });
  }
  return Math.round(bytes * rows.length / sampled);
}

function bytesOf(value: unknown, budget: { left: number }): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object") return typeof value === "boolean" ? 1 : FIXED_BYTES;
  if (value === null) return 0;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof Date) return FIXED_BYTES;
  let bytes = 0;
  for (const key in value) {
    if (budget.left-- <= 0) break;
    bytes += bytesOf((value as Record<string, unknown>)[key], budget);
  }
  return bytes;
}
