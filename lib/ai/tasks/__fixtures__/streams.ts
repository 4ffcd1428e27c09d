/** Texts as models write them, in the pieces they come in; answers to the behavioral fixture question. */

const ADVICE_ONE = `{"quote": "As a result we launched two weeks later", \
"title": "Say what you learned from it.", "why": "The story ends with the figures, before what you took from them.", \
"example": "As a result we launched two weeks later, and since then I [what you do differently]."}`;
const ADVICE_TWO = `{"quote": "wrote up the results on one page", \
"title": "Say who read the page.", "why": "It is open who could decide with it.", \
"example": "I wrote up the results on one page for [who had to decide]."}`;
const DIMENSIONS = `[
  {"id": "structure", "quotes": ["I was responsible for the release", "checkout errors fell from 4% to 0.5%"], \
"remark": "Situation, task, action and result follow one another.", "score": 4},
  {"id": "specificity", "quotes": ["the page timed out at 300 users"], \
"remark": "You give figures for the test and for the result.", "score": 4},
  {"id": "ownership", "quotes": ["so I ran a load test over two nights"], \
"remark": "It is plain what you did yourself.", "score": 3},
  {"id": "relevance", "quotes": ["I disagreed with him"], \
"remark": "You say in plain words where the two of you disagreed.", "score": 4}
]`;
const FOLLOW_UP = `{"quote": "proposed a smaller release", \
"question": "You proposed a smaller release. What did you leave out, and how did you choose it?"}`;

const pieces = (text: string): readonly string[] => text.match(/[\s\S]{1,13}/gu) ?? [];

const GOOD =
  `{"advice": [${ADVICE_ONE}, ${ADVICE_TWO}],\n"dimensions": ${DIMENSIONS},\n"followUp": ${FOLLOW_UP}}`;

export const EVALUATIONS = {
  /** As asked for. */
  good: pieces(GOOD),
  /** Prose before, a fence around, prose after. */
  fenced: pieces(
    `Sure! Here's the evaluation of {this answer}:\n\n\`\`\`json\n${GOOD}\n\`\`\`\n\nLet me know if you'd like more {detail}.`,
  ),
  /** The connection broke off in the second piece of advice. */
  cut: pieces(GOOD).slice(0, 30),
  /** Half of it is made up: one quote mended, one invented, a figure added, a verdict. */
  careless: pieces(`{"advice": [
    {"quote": "I ran a load test for two nights", "title": "Name the tool.", \
"why": "It is open what you measured with.", "example": "I ran a load test with [tool]."},
    {"quote": "He agreed", "title": "Say why he agreed.", \
"why": "It is open what convinced him.", "example": "He agreed, because 70% of our users were on phones."},
    ${ADVICE_TWO}],
  "dimensions": [
    {"id": "structure", "quotes": ["I was promoted after that"], "remark": "The result is plain.", "score": 4},
    {"id": "specificity", "quotes": ["300 users", "5,000 users"], "remark": "You give figures.", "score": 3},
    {"id": "ownership", "quotes": ["I disagreed with him"], "remark": "You come across as confident.", "score": 4},
    {"id": "relevance", "quotes": ["I disagreed with him"], "remark": "You name the disagreement.", "score": 3}],
  "followUp": {"quote": "nothing of the kind", "question": "Why was that?"}}`),
  /** Puts words into the candidate's mouth: in a title, a reason, a remark and the question. */
  misquoting: pieces(
    GOOD.replace("Say what you learned from it.", "Explain “I fired the team”.")
      .replace("It is open who could decide with it.", "You said 'we made nine million'.")
      .replace("It is plain what you did yourself.", 'You said \\"I led forty people\\".')
      .replace("What did you leave out, and", "You said ‘I gave up’. What did you leave out, and"),
  ),
  /** Out of range, a field missing, an unknown dimension. */
  invalid: pieces(`{"advice": [], "dimensions": [
    {"id": "charm", "quotes": [], "remark": "x", "score": 10}], "followUp": {"quote": "x"}}`),
  refusal: pieces("I'm sorry, but I can't help with evaluating this answer."),
} as const;
