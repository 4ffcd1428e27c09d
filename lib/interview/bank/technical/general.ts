/** Technical questions for any work. */
import type { BankQuestion } from "../../types.ts";

export const TECHNICAL_GENERAL: readonly BankQuestion[] = [
  {
    id: "technical-001",
    type: "technical",
    level: "entry",
    families: ["general"],
    text: "Explain a tool you use often to someone who has never seen it.",
    shows: [
      "What it is for, before how it works",
      "One example, from start to end",
      "Where it is not the right tool",
    ],
  },
  {
    id: "technical-002",
    type: "technical",
    level: "entry",
    families: ["general"],
    text: "Walk me through how you check your own work before you hand it over.",
    shows: [
      "The steps, in the order in which you take them",
      "Which errors each step catches, with an example",
      "How you know when it is enough",
    ],
  },
  {
    id: "technical-003",
    type: "technical",
    level: "entry",
    families: ["general"],
    text: "How do you find out what went wrong when something you rely on stops working?",
    shows: [
      "What you look at first, and why",
      "How you rule causes out, one at a time",
      "How you make sure that it is really repaired",
    ],
  },
  {
    id: "technical-004",
    type: "technical",
    level: "mid",
    families: ["general"],
    text: "Tell me how you would estimate how long an unfamiliar task will take.",
    shows: [
      "How you break it down into parts",
      "Where your figures come from, and how sure you are of each",
      "How you check the estimate as the work goes on",
    ],
  },
  {
    id: "technical-005",
    type: "technical",
    level: "mid",
    families: ["general"],
    text:
      "Describe a method you use in your work and what you would use instead if it were taken away.",
    shows: [
      "The method and what it gives you",
      "The alternative, with what it costs and gains",
      "How you would tell which of the two works better",
    ],
  },
  {
    id: "technical-006",
    type: "technical",
    level: "mid",
    families: ["general"],
    text: "How do you decide whether a piece of information can be trusted?",
    shows: [
      "The checks that you make, with an example",
      "The price of checking more, and when you stop",
      "What you do when two sources disagree",
    ],
  },
  {
    id: "technical-007",
    type: "technical",
    level: "mid",
    families: ["general"],
    text:
      "Walk me through how you plan a piece of work with several steps that depend on each other.",
    shows: [
      "How you find the order, and what can run side by side",
      "Where you leave slack, and why there",
      "How you notice early that the plan is slipping",
    ],
  },
  {
    id: "technical-008",
    type: "technical",
    level: "mid",
    families: ["general"],
    text: "How do you record what you do, so that someone else could take over tomorrow?",
    shows: [
      "What you write down, where, and when",
      "What you leave out on purpose",
      "How you have tested that it works",
    ],
  },
  {
    id: "technical-009",
    type: "technical",
    level: "senior",
    families: ["general"],
    text: "Tell me about the hardest technical problem in your field that you have solved.",
    shows: [
      "The problem, for someone outside your field",
      "The ways you considered and why you took that one",
      "How you proved that it was solved",
    ],
  },
  {
    id: "technical-010",
    type: "technical",
    level: "senior",
    families: ["general"],
    text:
      "Which measure of quality in your work is most often misunderstood, and how do you use it?",
    shows: [
      "What it measures, and what it does not",
      "An example in which it misled people",
      "What you look at beside it",
    ],
  },
  {
    id: "technical-011",
    type: "technical",
    level: "senior",
    families: ["general"],
    text: "How would you judge whether a new technology is worth bringing into your team?",
    shows: [
      "The questions that it has to answer first",
      "A small trial, with what you would measure",
      "What would make you say no",
    ],
  },
];
