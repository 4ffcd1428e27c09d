/** Ids that follow from a form, so that what is sent twice is made once. */

/**
 * A UUID, version 8 (RFC 9562, 5.8), of the first 122 bits of SHA-256: the same for the same texts, and telling nothing
 * of them as long as one is random.
 */
export async function idOf(...texts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  hash[6] = hash[6]! & 0x0f | 0x80;
  hash[8] = hash[8]! & 0x3f | 0x80;
  return hash.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
