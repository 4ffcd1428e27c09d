/** Every text of the pages, by language. A second language is a folder beside en/ and one line here. */
import { EN } from "./en/mod.ts";

export * from "./format.ts";
export type { PracticeTexts } from "./en/practice.ts";

export type PendingTexts = Texts["history"]["pending"];

export type Texts = typeof EN;

const LANGUAGES: ReadonlyMap<string, Texts> = new Map([["en", EN]]);

/** The texts of `lang` (BCP 47), or English where they are not written yet. */
export function texts(lang = "en"): Texts {
  return LANGUAGES.get(lang) ?? EN;
}
