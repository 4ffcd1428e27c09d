/** Behavioral questions for operations, sales, support, finance and people. */
import type { BankQuestion } from "../../types.ts";

export const BEHAVIORAL_BUSINESS: readonly BankQuestion[] = [
  {
    id: "behavioral-030",
    type: "behavioral",
    level: "mid",
    families: ["operations"],
    text: "Tell me about a process you made faster or cheaper.",
    shows: [
      "How it worked before, with a figure",
      "Where the time or money was lost, and how you found that out",
      "What you changed, and the figure afterwards",
    ],
  },
  {
    id: "behavioral-031",
    type: "behavioral",
    level: "entry",
    families: ["operations", "trades"],
    text: "Describe a day when a delivery, a machine or a schedule let you down.",
    shows: [
      "What stopped and who was affected",
      "What you did first to keep the work going",
      "How long it took and what you changed for next time",
    ],
  },
  {
    id: "behavioral-032",
    type: "behavioral",
    level: "entry",
    families: ["sales"],
    text: "Tell me about a customer who said no at first and later said yes.",
    shows: [
      "Why they said no, in their own terms",
      "What you did between the two conversations",
      "What they bought and how they fared with it",
    ],
  },
  {
    id: "behavioral-033",
    type: "behavioral",
    level: "senior",
    families: ["sales"],
    text: "Describe the largest deal you lost. What did you take from it?",
    shows: [
      "The deal, its size, and where you stood in it",
      "The moment when it turned, seen honestly",
      "What you do differently since, with a later example",
    ],
  },
  {
    id: "behavioral-034",
    type: "behavioral",
    level: "entry",
    families: ["support"],
    text: "Tell me about an angry customer you dealt with.",
    shows: [
      "What had gone wrong for them",
      "What you said and did, in order",
      "How it ended for them, and what you passed on to the team",
    ],
  },
  {
    id: "behavioral-035",
    type: "behavioral",
    level: "mid",
    families: ["support", "sales"],
    text: "Give me an example of a time you did more for a customer than the rules asked.",
    shows: [
      "What the customer needed and why the rules were not enough",
      "What you did and whom you asked first",
      "What it led to, for them and for the company",
    ],
  },
  {
    id: "behavioral-036",
    type: "behavioral",
    level: "entry",
    families: ["finance"],
    text: "Tell me about an error you found in figures that others had passed.",
    shows: [
      "Where you found it and what made you look",
      "How you checked that it was an error before you spoke up",
      "The amount, the correction, and what was changed to prevent it",
    ],
  },
  {
    id: "behavioral-037",
    type: "behavioral",
    level: "mid",
    families: ["finance"],
    text: "Describe a month end or audit that you got through under pressure.",
    shows: [
      "What was late or missing when you started",
      "How you ordered the work and shared it out",
      "When you closed, with what result, and what is smoother now",
    ],
  },
  {
    id: "behavioral-038",
    type: "behavioral",
    level: "mid",
    families: ["people"],
    text: "Tell me about a difficult conversation you had with an employee.",
    shows: [
      "What the matter was, without naming anyone",
      "How you prepared and what you said at the start",
      "What was agreed and what had changed some weeks later",
    ],
  },
  {
    id: "behavioral-039",
    type: "behavioral",
    level: "senior",
    families: ["people", "operations"],
    text: "Describe a policy you introduced and how people took it.",
    shows: [
      "The problem it was meant to solve",
      "Whom you asked before, and what you changed because of it",
      "How you measured whether it worked",
    ],
  },
];
