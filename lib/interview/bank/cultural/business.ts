/** Cultural questions for operations, sales, support, finance and people. */
import type { BankQuestion } from "../../types.ts";

export const CULTURAL_BUSINESS: readonly BankQuestion[] = [
  {
    id: "cultural-032",
    type: "cultural",
    level: "entry",
    families: ["support", "sales"],
    text: "What do you owe a customer who is not going to buy anything? Tell me about one.",
    shows: [
      "What you believe is owed, in plain words",
      "A conversation in which you acted on it",
      "What it led to, then or later",
    ],
  },
  {
    id: "cultural-033",
    type: "cultural",
    level: "mid",
    families: ["sales"],
    text: "Tell me about a time you told a customer something that made the sale harder.",
    shows: [
      "What you told them and why you felt you had to",
      "What it risked, in money or in standing",
      "What happened with the customer afterwards",
    ],
  },
  {
    id: "cultural-034",
    type: "cultural",
    level: "mid",
    families: ["finance", "people"],
    text: "Tell me about keeping something confidential when people were pressing you.",
    shows: [
      "The kind of matter, without giving it away now",
      "What people asked, and what you said to them",
      "What keeping it made possible",
    ],
  },
  {
    id: "cultural-035",
    type: "cultural",
    level: "mid",
    families: ["operations", "support"],
    text: "How do you treat people whose work depends on yours? Give an example.",
    shows: [
      "Who they are and what they need from you",
      "Something you do for them that nobody checks",
      "What it spares them",
    ],
  },
  {
    id: "cultural-036",
    type: "cultural",
    level: "senior",
    families: ["people"],
    text: "Tell me about a time fairness and kindness seemed to pull in different directions.",
    shows: [
      "The decision that had to be taken",
      "What fairness asked for, and what kindness asked for",
      "What you did and how the person was treated",
    ],
  },
  {
    id: "cultural-037",
    type: "cultural",
    level: "senior",
    families: ["finance", "operations"],
    text: "Describe a time you chose the slower, cleaner way over the quick one.",
    shows: [
      "What the quick way was and who wanted it",
      "The value behind your choice",
      "What the slower way cost and what it saved",
    ],
  },
];
