/** What people say in interviews, made of sentences: common words in most answers, rare ones in few. */
import { drawIndex, type Random, seededRandom } from "../../lib/random.ts";

/** Each stands in this share of the answers, and nowhere else. */
export const MARKED = [
  { word: "deadline", share: 0.25, sentence: "The deadline was close and everybody knew it." },
  { word: "kubernetes", share: 0.02, sentence: "We ran it on Kubernetes with three replicas." },
  { word: "glassblowing", share: 0.001, sentence: "I compared it to glassblowing in my notes." },
] as const;

const OPENINGS = [
  "In my last job",
  "At the warehouse",
  "During the second quarter",
  "When I joined the clinic",
  "Two years ago",
  "On a Friday afternoon",
  "While our manager was away",
  "In the first month",
  "At the start of the season",
  "Before the audit",
];
const PEOPLE = ["I", "my colleague and I", "our small team", "the two of us", "the night shift"];
const ACTIONS = [
  "rewrote",
  "measured",
  "planned",
  "tested",
  "documented",
  "reorganised",
  "negotiated",
  "automated",
  "presented",
  "repaired",
  "reviewed",
  "simplified",
  "delegated",
  "scheduled",
];
const THINGS = [
  "the returns process",
  "the weekly report",
  "a payment service",
  "the ward's handover",
  "the onboarding course",
  "our backup routine",
  "the customer survey",
  "a database migration",
  "the delivery routes",
  "the lesson plan",
  "the safety checklist",
  "the pricing model",
  "the release pipeline",
  "the reception desk",
  "the stock count",
];
const REASONS = [
  "because complaints had doubled",
  "since nobody trusted the figures",
  "so that new people could follow it",
  "after a customer had waited for nine days",
  "because the old way cost us an hour a day",
  "as the budget had been cut",
  "to find out where the time went",
  "before it became a risk",
];
const RESULTS = [
  "The queue fell from two hundred to thirty within three weeks.",
  "Errors dropped by forty percent.",
  "We saved about six hours a week.",
  "The customer stayed with us and ordered again.",
  "I learned to ask earlier.",
  "Nobody had to work overtime any more.",
  "It took longer than I had hoped, and it held.",
  "My manager asked me to teach the others.",
];

/** The first is said most, the last hardly ever: see `unit ^ 2` in sql/words.ts. */
const SENTENCES = 1500;
/** Names that hardly anybody else says: the long tail of a vocabulary. */
const PROJECTS = 4000;
const SYLLABLES = ["ka", "lo", "mir", "ten", "vas", "du", "rin", "so", "bel", "gar", "ni", "tho"];

export interface Texts {
  readonly sentences: readonly string[];
  readonly projects: readonly string[];
}

/** Without quotation marks or backslashes, so that they stand in SQL and JSON as they are. */
export function makeTexts(seed: number): Texts {
  const random = seededRandom(seed);
  return {
    sentences: distinct(SENTENCES, () => makeSentence(random)),
    projects: distinct(PROJECTS, () => `We called it project ${makeName(random)}.`),
  };
}

function distinct(count: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(make());
  return [...made];
}

function makeSentence(random: Random): string {
  const one = (texts: readonly string[]) => texts[Math.floor(random() * texts.length)]!;
  const form = drawIndex(random, [5, 3, 1]);
  if (form === 0) {
    return `${one(OPENINGS)} ${one(PEOPLE)} ${one(ACTIONS)} ${one(THINGS)} ${one(REASONS)}.`;
  }
  if (form === 1) return `So ${one(PEOPLE)} ${one(ACTIONS)} ${one(THINGS)} and ${one(THINGS)}.`;
  return one(RESULTS).replace(".", `, ${one(REASONS)}.`);
}

function makeName(random: Random): string {
  const name = Array.from(
    { length: 3 },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join("");
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${Math.floor(random() * 90 + 10)}`;
}
