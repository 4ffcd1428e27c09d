/** Cultural questions for healthcare, education and trades. */
import type { BankQuestion } from "../../types.ts";

export const CULTURAL_SERVICES: readonly BankQuestion[] = [
  {
    id: "cultural-038",
    type: "cultural",
    level: "entry",
    families: ["healthcare"],
    text: "What does dignity mean in care work? Tell me about a moment when it mattered.",
    shows: [
      "Your own meaning of dignity, in one sentence",
      "What you did or saw, with nobody identifiable",
      "What it meant for that person",
    ],
  },
  {
    id: "cultural-039",
    type: "cultural",
    level: "mid",
    families: ["healthcare", "education"],
    text: "Tell me about working with a family or group whose customs were new to you.",
    shows: [
      "What was new, described with respect",
      "What you asked and what you changed",
      "What went better because of it",
    ],
  },
  {
    id: "cultural-040",
    type: "cultural",
    level: "entry",
    families: ["education"],
    text:
      "What do you want every learner to take away from your class or session? Show me with an example.",
    shows: [
      "The one thing, in words that a learner would understand",
      "A moment when you acted on it",
      "What a learner did afterwards",
    ],
  },
  {
    id: "cultural-041",
    type: "cultural",
    level: "mid",
    families: ["trades"],
    text: "What does a job well done mean to you? Tell me about one nobody would have checked.",
    shows: [
      "Your own standard, in plain words",
      "The job and the part that nobody sees",
      "Why you did it anyway and what came of it",
    ],
  },
  {
    id: "cultural-042",
    type: "cultural",
    level: "senior",
    families: ["trades", "healthcare"],
    text: "Tell me how you look after newcomers in hard or risky work.",
    shows: [
      "What is hard or risky in their first weeks",
      "What you do with each of them, with an example",
      "How they did afterwards",
    ],
  },
  {
    id: "cultural-043",
    type: "cultural",
    level: "senior",
    families: ["education"],
    text:
      "Tell me about a time you and the parents or the management saw a learner's good differently.",
    shows: [
      "What each side wanted for the learner",
      "How you listened, and what you held on to",
      "What was agreed and how the learner fared",
    ],
  },
];
