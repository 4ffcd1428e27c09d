import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { isCompressible } from "./media_types.ts";

const brotli = promisify(brotliCompress);
/** Below this a packet is a packet, compressed or not. */
const LEAST_BYTES = 200;

/** Brotli at its best; null where it does not pay. */
export async function compress(
  content: Uint8Array,
  contentType: string,
): Promise<Uint8Array | null> {
  if (content.byteLength < LEAST_BYTES || !isCompressible(contentType)) return null;
  const compressed = await brotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  });
  return compressed.byteLength < content.byteLength ? compressed : null;
}
