/** Builds the patterns of the lexicons: lists of phrases become one expression on whole words. */

/** One case-sensitive expression (texts are lower-cased first) that finds any of the phrases. */
export function phrases(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}'])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "u");
}

/** Like `phrases`, for finding all of them in turn. */
export function everyPhrase(...alternatives: readonly string[]): RegExp {
  return new RegExp(phrases(...alternatives).source, "gu");
}

/** The words of a block of text, for lists that read better as paragraphs. */
export function wordList(block: string): readonly string[] {
  return block.trim().split(/\s+/);
}
