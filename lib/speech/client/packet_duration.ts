import { FRAME_MS } from "../protocol.ts";
import type { Codec } from "../types.ts";

/** How often a MediaRecorder is asked for a chunk. */
export const CHUNK_MS = 300;

/** How much sound one packet holds, in ms: exact for "opus", about for containers. */
export function packetMs(codec: Codec): number {
  return codec === "opus" ? FRAME_MS : CHUNK_MS;
}
