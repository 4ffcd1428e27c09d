/** Tells an answer in a language that the coach does not speak, even where its label says otherwise. */
import { wordList } from "../text/phrases.ts";
import type { Reading } from "../reading.ts";

/** Grammar words of widely spoken languages that are no English words. */
const FOREIGN: readonly ReadonlySet<string>[] = [
  "el la los las de del que y en un una por con para es fue era cuando mi se su lo como más pero muy había trabajo",
  "le la les des du et est une dans que qui pour avec sur j'ai c'est nous je mon mais était ne pas au ce il elle",
  "der die das und ich ist nicht ein eine mit auf für wir haben hatte zu den dem von als sich aber sehr wurde",
  "o os as do da em um uma que para com não eu meu foi por mais mas quando tinha nós ele ela",
  "il lo la gli che di un una per con non sono è ho mio abbiamo era quando ma più nel della",
  "main mera meri hai hain tha thi ki ka ke ko se mein aur ek nahi kya hum kiya raha kar bahut",
  "ni na ya wa kwa katika hii yangu nilikuwa sisi lakini sana kazi ili kuwa",
].map((words) => new Set(wordList(words)));

const LEAST_WORDS = 8;
/** Share of such words, and how far below them the answer's own grammar words must be. */
const LEAST_FOREIGN = 0.2;
const MOST_OTHER_SCRIPT = 0.5;

/** Whether most of the answer is in another language or script. */
export function isForeign(reading: Reading): boolean {
  return isOtherScript(reading.transcript.text) || hasForeignGrammar(reading);
}

function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters >= 10 && (letters - latin) / letters > MOST_OTHER_SCRIPT;
}

function hasForeignGrammar({ tokens, lexicon }: Reading): boolean {
  if (tokens.length < LEAST_WORDS) return false;
  const share = (words: ReadonlySet<string>) =>
    tokens.filter(({ norm }) => words.has(norm)).length / tokens.length;
  const own = share(lexicon.functionWords);
  return FOREIGN.some((words) => share(words) >= LEAST_FOREIGN && share(words) > own);
}
