/** What a misspelt word was meant to be, among the words that there are. */

/** Elasticsearch's `fuzziness: AUTO:4,6`: short words have too many neighbours to guess among. */
const ONE_EDIT_FROM = 4;
const TWO_EDITS_FROM = 6;

const LETTERS = /^\p{L}+$/u;

/** Whether a word is long enough to be read as another; numbers and names such as "k8s" never are. */
export const isCorrectable = (word: string): boolean =>
  word.length >= ONE_EDIT_FROM && LETTERS.test(word);

/** Fewer letters stand within too many words. */
const WITHIN_FROM = 3;

/** The words that begin with the letters, or else those that have them within, as "postgresql" has "sql". */
export function wordsWith(part: string, words: readonly string[]): readonly string[] {
  const begun = words.filter((word) => word.startsWith(part));
  if (begun.length > 0 || part.length < WITHIN_FROM) return begun;
  return words.filter((word) => word.includes(part));
}

/**
 * The word with the fewest edits to `typed`: one where either has less than six letters, else two. Among equals
 * one that begins alike the longest, then the first.
 *
 * @param words In small letters, the likelier first
 */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  if (!isCorrectable(typed)) return null;
  const wanted = typed.toLowerCase();
  let best: string | null = null;
  let bestRank = Infinity;
  for (const word of words) {
    const most = Math.min(wanted.length, word.length) < TWO_EDITS_FROM ? 1 : 2;
    if (Math.abs(word.length - wanted.length) > most || !isCorrectable(word)) continue;
    const rank = editsBetween(wanted, word, most) - commonBeginning(wanted, word) / 1000;
    if (rank < bestRank) [best, bestRank] = [word, rank];
  }
  return best;
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * Letters (UTF-16 units) left out, added or replaced, and neighbours swapped, as in "migratoin": optimal string
 * alignment, after Damerau (CACM 1964), along the diagonal alone.
 *
 * @returns Infinity for more than `most`
 */
export function editsBetween(one: string, other: string, most: number): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = new Array<number>(other.length + 1).fill(Infinity);
    if (row <= most) line[0] = row;
    const last = Math.min(other.length, row + most);
    for (let column = Math.max(1, row - most); column <= last; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        above[column - 1]! + same,
        above[column]! + 1,
        line[column - 1]! + 1,
        isSwapped ? before[column - 2]! + 1 : Infinity,
      );
    }
    if (Math.min(...line) > most) return Infinity;
    [before, above] = [above, line];
  }
  const edits = above[other.length]!;
  return edits > most ? Infinity : edits;
}
