/** Quietest level that is told apart, in dBFS; digital silence is reported as this. */
export const SILENCE_DB = -90;

/** Mean square of samples in -1..1 as dBFS (a full-scale square wave is 0 dB), at least SILENCE_DB. */
export function toDb(power: number): number {
  return power > 1e-9 ? 10 * Math.log10(power) : SILENCE_DB;
}

/** The mean square that a level in dBFS stands for. */
export function toPower(db: number): number {
  return 10 ** (db / 10);
}
