/**
 * Colours, space and type, once. Colours are OKLCH "lightness chroma hue"; dark mode is its own set,
 * not an inversion. tokens_test.ts holds every text and ground to its WCAG contrast.
 */

export type Palette = Readonly<Record<ColourName, string>>;

export type ColourName =
  | "paper"
  | "card"
  | "ink"
  | "quiet"
  | "line"
  | "edge"
  | "accent"
  | "on-accent"
  | "tint"
  | "record"
  | "on-record"
  | "good"
  | "attention"
  | "mark"
  | "lit";

export const LIGHT: Palette = {
  paper: "98% .008 85",
  card: "99.6% .003 85",
  ink: "24% .02 260",
  quiet: "48% .02 260",
  line: "90% .01 85",
  edge: "62% .015 85",
  accent: "50% .1 195",
  "on-accent": "99% .008 195",
  tint: "95% .022 195",
  record: "56% .19 27",
  "on-record": "99% .008 27",
  good: "50% .12 150",
  attention: "70% .13 75",
  mark: "96% .035 90",
  lit: "93.5% .1 90",
};

export const DARK: Palette = {
  paper: "20% .012 260",
  card: "23.5% .014 260",
  ink: "93% .012 85",
  quiet: "73% .014 85",
  line: "33% .014 260",
  edge: "58% .015 260",
  accent: "80% .1 190",
  "on-accent": "20% .03 195",
  tint: "29% .035 200",
  record: "70% .16 27",
  "on-record": "18% .04 27",
  good: "80% .13 150",
  attention: "80% .12 80",
  mark: "30% .035 85",
  lit: "36% .08 85",
};

/** Steps of space, in px: named 1 to 7 in `--s1`..`--s7` and in utilities (`gap-3`). */
export const SPACE = [4, 8, 12, 16, 24, 40, 64] as const;

export const FONTS = {
  sans: "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif",
  /** Words that are spoken, the question and the candidate's own, are set in the system's serif. */
  spoken: "ui-serif,'Iowan Old Style',Charter,Georgia,'Noto Serif',serif",
} as const;

const colours = (palette: Palette): Record<string, string> =>
  Object.fromEntries(
    Object.entries(palette).map(([name, value]) => [`--${name}`, `oklch(${value})`]),
  );

const spaces = (): Record<string, string> =>
  Object.fromEntries(SPACE.map((px, index) => [`--s${index + 1}`, `${px}px`]));

/** The custom properties of `:root`, light first, dark where the reader's system asks for it. */
export function rootVariables(): Record<string, Record<string, unknown>> {
  return {
    ":root": {
      colorScheme: "light dark",
      ...colours(LIGHT),
      ...spaces(),
      "--sans": FONTS.sans,
      "--spoken": FONTS.spoken,
      "--radius": "12px",
    },
    "@media (prefers-color-scheme:dark)": { ":root": colours(DARK) },
  };
}
