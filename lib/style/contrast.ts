/** Contrast of OKLCH colours: OKLab to linear sRGB by B. Ottosson (2020), ratio by WCAG 2.2. */

type Triple = readonly [number, number, number];

function parse(oklch: string): Triple {
  const [lightness = "0%", chroma = "0", hue = "0"] = oklch.split(" ");
  return [parseFloat(lightness) / 100, Number(chroma), (Number(hue) * Math.PI) / 180];
}

/** Linear sRGB of "lightness chroma hue", clipped to 0..1. */
export function linearRgb(oklch: string): Triple {
  const [lightness, chroma, hue] = parse(oklch);
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const luminance = ([red, green, blue]: Triple): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG 2.2 contrast ratio of two OKLCH colours, 1..21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linearRgb(one)), luminance(linearRgb(other))]
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** "#rrggbb" of an OKLCH colour, for the few places that take no OKLCH (theme-color, icons). */
export function hex(oklch: string): string {
  const channel = (value: number): string => {
    const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255).toString(16).padStart(2, "0");
  };
  return `#${linearRgb(oklch).map(channel).join("")}`;
}
