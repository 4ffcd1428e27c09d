/** Puts values into texts: names in braces, plurals, times, sizes. */

/** How figures and days are written where no language is named. */
const LOCALE = "en-GB";

/** Forms of one text by CLDR plural category; "other" stands in for a missing one. */
export type Plural =
  & { readonly other: string }
  & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

/** Replaces each `{name}` that `values` knows. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of `forms` for `n`, with `{n}` filled in. */
export function plural(forms: Plural, n: number): string {
  return fill(forms[new Intl.PluralRules(LOCALE).select(n)] ?? forms.other, { n: number(n) });
}

/** @param options `digits`: most digits after the point */
export function number(value: number, options: { readonly digits?: number } = {}): string {
  const { digits = 0 } = options;
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value);
}

/** Milliseconds as minutes and seconds: "1:48". */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Bytes in decimal units, as data plans count them: "41 kB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${number(bytes / 1000)} kB`;
  return `${number(bytes / 1e6, { digits: 1 })} MB`;
}

/** The day in words; the server knows no time zone of the candidate, so it is the day in UTC. */
export function day(date: Date): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** How far `date` is from `now`, in the largest unit that fits: "in 23 hours". */
export function relative(date: Date, now: Date): string {
  const minutes = Math.round((date.getTime() - now.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  if (Math.abs(minutes) < 48 * 60) return format.format(Math.round(minutes / 60), "hour");
  return format.format(Math.round(minutes / 1440), "day");
}

/** Nano-dollars (1e-9 $) as dollars, exact enough for what models cost: "$0.0042", "$1.20". */
export function money(nano: number): string {
  const dollars = nano / 1e9;
  if (dollars === 0) return "$0";
  const digits = dollars >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(dollars)));
  return dollars < 1e-6 ? "less than $0.000001" : `$${dollars.toFixed(digits)}`;
}
