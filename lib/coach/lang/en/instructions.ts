/**
 * Text that tries to instruct whoever grades. It is an answer like any other: it is found here only
 * so that it earns nothing.
 */

const GRADE = "(?:10|ten|100|full|perfect|maximum|max|highest|top|best|excellent|5|five|1\\.0)";

export const INSTRUCTIONS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rubrics?|guidelines|directions|above|grading rules|your rules)\b[^.!?\n]{0,60}/giu,
  new RegExp(
    `\\b(?:give|grant|award|assign|rate|score|grade|mark|evaluate)\\s+(?:me|this|my|the|it|us|that|him|her)\\b[^.!?\\n]{0,40}\\b${GRADE}\\b[^.!?\\n]{0,60}`,
    "giu",
  ),
  /\b(?:you are|you're|act as|pretend to be|behave as)\s+(?:now\s+)?(?:an?|the|my)\s+(?:\w+\s+){0,3}(?:ai|assistant|language model|llm|grader|evaluator|chatbot|scorer|examiner|system)\b[^.!?\n]{0,60}/giu,
  /\b(?:as|dear)\s+(?:an?|the|my)?\s*(?:ai|grader|evaluator|language model|grading system|assistant)\b[^.!?\n]{0,60}/giu,
  /\b(?:system|developer)\s+(?:prompt|message|override|instruction)s?\b[^.!?\n]{0,60}/giu,
  /\b(?:output|respond|reply|return|answer|print)\s+(?:only\s+)?(?:with\s+)?(?:only\s+)?(?:json|the following|exactly|the score|a score)\b[^.!?\n]{0,60}/giu,
  /\b(?:do not|don't|never)\s+(?:deduct|penali[sz]e|criticise|criticize|mark down|grade|abstain)\b[^.!?\n]{0,60}/giu,
  /\b(?:this|the|my)\s+(?:answer|response|candidate|transcript)\s+(?:is|deserves|should|must|scores?|gets?|has been)\s+(?:be\s+|get\s+|receive\s+|given\s+|rated\s+|scored\s+|graded\s+|a\s+|the\s+|an\s+)*(?:perfect|excellent|10|ten|outstanding|full marks|highest|flawless|pre-approved|approved)\b[^.!?\n]{0,60}/giu,
  /\b(?:full marks|perfect score|ten out of ten|10\s*\/\s*10|100\s*\/\s*100|maximum score|top marks|highest (?:score|possible score|rating))\b[^.!?\n]{0,60}/giu,
  /^[ \t]*(?:system|assistant|user|developer|grader|evaluator)\s*:[^\n]*/gimu,
  /<\/?(?:system|assistant|user|instructions?|prompt|answer|transcript|evaluation|score|im_start|im_end|\|im_start\||\|im_end\|)[^>\n]{0,80}>/giu,
  /<\|[^|>\n]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>/giu,
  /^[ \t]*#{2,}[ \t]*(?:system|instructions?|response|score|evaluation)\b[^\n]*/gimu,
  /\{[^{}]{0,400}["']?(?:score|overall|rating|grade|outcome|dimensions|advice)["']?\s*:[^{}]{0,400}\}?/giu,
];
