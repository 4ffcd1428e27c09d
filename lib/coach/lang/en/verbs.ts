/** Verb forms that show somebody doing something, for the patterns of "I did" and "we did". */

/** Past forms that tell of a state, a perception or a beginning rather than of something done. */
const STATES = [
  "needed|wanted|liked|loved|hated|seemed|believed|supposed|used|happened|noticed|realised|realized",
  "learned|learnt|lived|looked|wished|hoped|enjoyed|graduated|remembered|preferred|cared|worried",
  "mattered|belonged|owned|expected|experienced|struggled|failed|studied|appeared|turned|missed",
  "stayed|ended|allowed|required|based|interested|involved|excited|motivated|passed|received|joined",
  "mentioned|said|talked about|tried to answer|faced|valued|respected|inspired|followed|existed|lasted|cost|occurred",
].join("|");

const IRREGULAR_PAST = [
  "made|wrote|built|led|took|spoke|met|ran|set|sat|began|brought|gave|went|drew|sent|put|cut|kept|held|told",
  "taught|sold|chose|broke|found out|got|did(?! not)|showed|shut|spent|split|stood|swapped|rewrote|redid|reset",
  "rebuilt|oversaw|undertook|came up|drove|fought|grew|hid|laid|paid|proved|read|rang|sought|stuck|thought through",
].join("|");

/** "fixed", "rewrote", but not "needed". "worked" counts only with what was worked on. */
export const PAST_ACTION =
  `(?!(?:${STATES})\\b)(?:worked (?:with|on|out|through|around|closely|overtime)|(?!worked\\b|red\\b|bed\\b|need\\b|indeed\\b|speed\\b|feed\\b|hundred\\b)[\\p{L}-]{2,}ed|${IRREGULAR_PAST})`;

/** Base forms of doing, after "I would" or "I usually". */
export const BASE_ACTION =
  `(?!(?:be|like|love|say|think|want|need|feel|know|prefer|have|hope|believe|guess|imagine|describe|consider|suppose|appreciate|not)\\b)[\\p{L}-]{2,}`;

/** Adverbs and helpers that may stand between subject and verb. */
export const BETWEEN =
  `(?: (?:also|then|first|just|even|still|always|usually|often|now|actually|basically|really|never|immediately|personally|myself|had|have|has|'ve|um|uh|again|only|finally|\\p{L}+ly|was able to|were able to|managed to|decided to|tried to|started to|began to|went ahead and|had to))*`;
