const STIRLING_FROM = 10;
/** B(2k) / (2k (2k - 1)) for k = 1, 2, ...: Abramowitz & Stegun 6.1.41. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;
const TINY = 1e-300;
const MOST_STEPS = 100_000;

/** ln Γ(x) for x > 0, by Stirling's series; error below 1e-13 times the larger of 1 and the value. */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < STIRLING_FROM; y += 1) shift += Math.log(y);
  const series = STIRLING.reduceRight((sum, term) => sum / (y * y) + term, 0) / y;
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - shift;
}

/** The upper regularized incomplete gamma function Q(a, x), a > 0, x ≥ 0; relative error about 1e-12. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** The chance that a chi-squared variable with so many degrees of freedom exceeds x. */
export function chiSquaredTail(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}

/** Abramowitz & Stegun 6.5.29. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * Number.EPSILON && k < MOST_STEPS; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Abramowitz & Stegun 6.5.31, even part, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST_STEPS; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return value;
}
