/** English, in any of its varieties. */
import { COACH_TEXTS } from "../../../texts/en/coach.ts";
import { stemEnglish } from "../../text/stem.ts";
import type { Lexicon } from "../lexicon.ts";
import { CLAUSE_START, NEVER_LAST, SUBJECT_START } from "./clause_starts.ts";
import { COMMON_STEMS } from "./common_words.ts";
import { CONCEPTS } from "./concepts.ts";
import { NARRATIVE } from "./cues/narrative.ts";
import { REASONING } from "./cues/reasoning.ts";
import { FILLERS, FUNCTION_WORDS } from "./function_words.ts";
import { INSTRUCTIONS } from "./instructions.ts";
import { MARKS } from "./marks.ts";
import { NAMES } from "./names.ts";
import { QUESTION_WORDS } from "./question_words.ts";
import { rewriter } from "./rewriter.ts";

export const english: Lexicon = {
  language: "en",
  texts: COACH_TEXTS,
  fillers: FILLERS,
  functionWords: FUNCTION_WORDS,
  commonStems: COMMON_STEMS,
  questionWords: QUESTION_WORDS,
  names: NAMES,
  concepts: CONCEPTS,
  stem: stemEnglish,
  clauseStart: CLAUSE_START,
  neverLast: NEVER_LAST,
  subjectStart: SUBJECT_START,
  cues: { ...NARRATIVE, ...REASONING },
  marks: MARKS,
  instructions: INSTRUCTIONS,
  rewriter,
};
