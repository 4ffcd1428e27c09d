import type { Filler } from "./filler.ts";

const HESITATIONS = ["um", "umm", "uh", "uhh", "uhm", "er", "erm", "ah", "hm", "hmm", "mm", "mhm"];

/** Words before "kind of" and "sort of" that make it name a kind. */
const NAMING = [
  ...["a", "an", "the", "this", "that", "these", "those", "what", "which", "any", "some", "every"],
  ...["each", "no", "one", "same", "new", "another", "different", "certain", "other", "all"],
];

/**
 * What English speakers fill a gap with: hesitations, and discourse markers that carry nothing where they stand.
 * Left out because they are words far more often than fillers, and only the sound would tell: "like", "so", "well",
 * "right", "actually", "just".
 */
export const ENGLISH_FILLERS: readonly Filler[] = [
  ...HESITATIONS.map((text) => ({ text })),
  { text: "you know", notAfter: ["do", "did", "if", "as", "that", "what", "how", "when", "let"] },
  { text: "i mean", notAfter: ["what", "that", "which"] },
  { text: "you know what i mean" },
  { text: "sort of", notAfter: NAMING },
  { text: "kind of", notAfter: NAMING },
  { text: "or something" },
  { text: "or whatever" },
  { text: "and stuff" },
  { text: "basically" },
];
