/** Words that interview questions are made of whatever they ask about, as stems. */
import { stemEnglish } from "../../text/stem.ts";
import { wordList } from "../../text/phrases.ts";

export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  wordList(`
tell describe explain share talk walk give show example instance time situation occasion moment
experience question answer think thought say said know consider want like make made take get go come
work working something someone person people thing things way kind sort type part job role position
company day case recent recently one two first last good great best approach handle deal
happen use would please specific detail tough yourself ever able imagine suppose find
going went took taken gave given got put see saw seen next set sure look looked keep kept keeps turn let
allow allowed allows else long longer little bit hardest bad badly old small large largest big bigger far away piece
number month week weeks days today tomorrow ask asks asked asking hear heard mind call stop stops
believe feel felt dealt real main important several around end middle received notice noticed need needs
became become spend choose way ways second tenth halfway mention mentioned worth instead
`).map(stemEnglish),
);
