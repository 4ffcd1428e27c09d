import type { Transcript } from "../speech/mod.ts";
export const timeOf = (_transcript: Transcript, _offset: number): number | null => null;
