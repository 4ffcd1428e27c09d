/** Packets in a batch: one write. */
export const PACKETS = 3;

/** Packet `number` of answer `answer`: its bytes tell what it is. */
export const packetOf = (answer: number, number: number): Uint8Array =>
  Uint8Array.of(answer, number >> 16, number >> 8 & 255, number & 255, 7);
