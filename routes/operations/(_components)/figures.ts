/** Figures as the operator reads them. */
import { number } from "../../../lib/texts/mod.ts";

/** "840 ms", "1.2 s"; a dash where nothing is known. */
export function duration(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 1000 ? `${Math.round(ms)} ms` : `${number(ms / 1000, { digits: 1 })} s`;
}

/** The same with tenths of milliseconds below ten: "0.4 ms". */
export const fineDuration = (ms: number): string =>
  ms < 10 ? `${number(ms, { digits: 1 })} ms` : duration(ms);

/** A share 0..1 as "3.2 %". */
export const percent = (share: number): string => `${number(share * 100, { digits: 1 })} %`;

/** Three significant digits; a dash for what is not finite. */
export const figure = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? "–" : String(Number(value.toPrecision(3)));
