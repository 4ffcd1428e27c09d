/** Figures of a text, whether written ("25", "1,000") or said ("twenty-five"). English. */

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const VALUES: ReadonlyMap<string, number> = new Map<string, number>([
  ...UNITS.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, 20 + at * 10] as const),
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
  ["half", 0.5],
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["triple", 3],
  ["tripled", 3],
]);

const TOKEN = /\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}+/gu;

interface NumberOptions {
  /** Of "twenty-five", give 20 and 5 as well. */
  readonly parts?: boolean;
}

/** In order of the text. */
export function numbersIn(text: string, { parts = false }: NumberOptions = {}): readonly number[] {
  const values = (text.toLowerCase().match(TOKEN) ?? []).map(valueOf);
  return values.flatMap((value, at) => {
    if (value === null) return [];
    if (isTensBefore(values, at)) return parts ? [value] : [];
    const unit = isTensBefore(values, at + 1) ? values[at + 1]! : 0;
    return parts && unit > 0 ? [value, value + unit] : [value + unit];
  });
}

/** Whether the number at `at` is the unit of tens that were said before it. */
function isTensBefore(values: readonly (number | null)[], at: number): boolean {
  const [tens, unit] = [values[at - 1] ?? null, values[at] ?? null];
  return tens !== null && unit !== null && tens >= 20 && tens < 100 && tens % 10 === 0 &&
    unit >= 1 && unit <= 9;
}

function valueOf(token: string): number | null {
  const said = VALUES.get(token);
  if (said !== undefined) return said;
  if (!/^\p{Nd}/u.test(token)) return null;
  const plain = /^\d{1,3}(?:,\d{3})+(?!\d)/.test(token) ? token.replaceAll(",", "") : token;
  return Number.parseFloat(plain.replace(",", "."));
}
