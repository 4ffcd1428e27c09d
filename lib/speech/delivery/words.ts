/** Words as speaking rates count them, in lower case: letters and digits, apostrophes and hyphens inside. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll("’", "'")
    .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
}
