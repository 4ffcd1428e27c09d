/** English words that carry grammar rather than content, and sounds of hesitation. */
import { wordList } from "../../text/phrases.ts";

export const FILLERS: ReadonlySet<string> = new Set(
  wordList("um umm ummm uhm uh uhh er erm hm hmm mm mmm mhm uh-huh mm-hmm ah ahh eh"),
);

export const FUNCTION_WORDS: ReadonlySet<string> = new Set(wordList(`
a an the this that these those some any each every either neither both all no none such same other
another much many more most less few several own
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones who whom whose which what
someone somebody something anyone anybody anything everyone everybody everything nobody nothing
am is are was were be been being do does did doing done have has had having will would shall should
can could may might must ought need dare used
and or but nor so yet for because since although though while whereas if unless until till when
whenever where wherever after before once as than whether lest however therefore thus hence
in on at by with about against between into through during above below to from up down out off over
under again further of per via upon within without toward towards across along among around behind
beside besides beyond despite except inside near onto outside past since throughout
then there here why how not only just too very also even still already ever never always often
sometimes usually maybe perhaps quite rather really actually basically literally simply almost
enough now soon later yes no yeah yep nope ok okay well oh like
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're
we've we'd we'll they're they've they'd they'll that's that'd that'll there's here's who's what's
let's don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't can't
cannot couldn't shouldn't mustn't ain't gonna wanna gotta kinda sorta
`));
