/** Short English word lists, each counted per 100 words. Written before any rating was looked at. */
import { FILLERS } from "../../../lib/coach/lang/en/function_words.ts";
import { wordList } from "../../../lib/coach/text/phrases.ts";

const words = (block: string): ReadonlySet<string> => new Set(wordList(block));

/** By name; words are lower-case, as `tokensOf` gives them. */
export const WORD_LISTS: Readonly<Record<string, ReadonlySet<string>>> = {
  filler: FILLERS,
  i: words("i i'm i've i'd i'll me my mine myself"),
  we: words("we we're we've we'd we'll us our ours ourselves"),
  they: words("they they're they've they'd they'll them their theirs themselves"),
  you: words("you you're you've you'd you'll your yours yourself yourselves"),
  articles: words("a an the"),
  prepositions: words(`
about above across after against along among around at before behind below beneath beside between
beyond by despite down during except for from in inside into near of off on onto out outside over
past per since through throughout to toward towards under until up upon via with within without
`),
  conjunctions: words(`
and but or nor so yet because although though while whereas if unless since when whenever whether
`),
  negations: words(`
no not never none nothing nobody nowhere neither nor cannot can't couldn't don't doesn't didn't
isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't shouldn't
`),
  quantifiers: words(`
all any both each enough every few fewer less lot lots many more most much plenty several some
`),
  numbers: words(`
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
hundred thousand million first second third half once twice
`),
  positive: words(`
good great better best nice happy glad enjoy enjoyed enjoying love loved like liked fun exciting
excited interesting interested success successful succeed proud strong strength strengths well
helpful confident passionate perfect awesome amazing wonderful easy win won
`),
  negative: words(`
bad worse worst hard difficult difficulty problem problems fail failed failure weak weakness
weaknesses wrong hate hated sad afraid fear nervous worried worry stress stressed stressful angry
upset annoying frustrated frustrating conflict trouble terrible awful sorry lose lost
`),
  cognition: words(`
think thinking thought know knew known understand understood realize realized learn learned learning
believe consider considered decide decided reason reasons because cause figure figured idea ideas
mean means solve solved remember
`),
  hedge: words(`
maybe perhaps probably possibly might could somewhat guess suppose kind kinda sort sorta seem seems
seemed basically actually pretty fairly almost usually generally
`),
  work: words(`
work worked working job jobs team teams project projects company companies business internship
intern manager boss lead led leader leadership leading organize organized manage managed management
research lab class classes school experience skill skills goal goals deadline meeting meetings career
`),
  yes: words("yes yeah yep yup sure ok okay right exactly definitely absolutely certainly"),
  polite: words("please thank thanks welcome pleasure appreciate appreciated sorry excuse"),
};
