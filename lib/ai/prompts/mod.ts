export { BEHAVIORAL_1 } from "./evaluate/behavioral_1.ts";
export { CULTURAL_1 } from "./evaluate/cultural_1.ts";
export { SITUATIONAL_1 } from "./evaluate/situational_1.ts";
export { TECHNICAL_1 } from "./evaluate/technical_1.ts";
export { FOLLOW_UP_1 } from "./follow_up_1.ts";
export { MODEL_ANSWER_1 } from "./model_answer_1.ts";
export { QUESTION_SET_1 } from "./question_set_1.ts";
export { isRuleText } from "./rule_text.ts";
