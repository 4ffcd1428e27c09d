/** Cultural questions for software, data, product and design. */
import type { BankQuestion } from "../../types.ts";

export const CULTURAL_DIGITAL: readonly BankQuestion[] = [
  {
    id: "cultural-027",
    type: "cultural",
    level: "entry",
    families: ["software", "data"],
    text: "What does good craft mean to you in technical work? Show me with something you made.",
    shows: [
      "Your own meaning of good craft, in one sentence",
      "A piece of work with a detail that shows it",
      "What it saved or gave to the people after you",
    ],
  },
  {
    id: "cultural-028",
    type: "cultural",
    level: "mid",
    families: ["software"],
    text: "Tell me about a code review or a handover that you would call a good one.",
    shows: [
      "What was handed over, and between whom",
      "What each person said or did that made it good",
      "What was better in the result because of it",
    ],
  },
  {
    id: "cultural-029",
    type: "cultural",
    level: "mid",
    families: ["data", "product"],
    text:
      "Tell me about a time you had to be fair to people who appear only as numbers in your work.",
    shows: [
      "The data and the people behind it",
      "What could have gone wrong for them",
      "What you did and what came of it",
    ],
  },
  {
    id: "cultural-030",
    type: "cultural",
    level: "mid",
    families: ["product", "design"],
    text: "Whose needs do you put first when you cannot serve everyone? Give me an example.",
    shows: [
      "The groups whose needs pulled apart",
      "The value that you decided by, in plain words",
      "What you made and how you told those who came second",
    ],
  },
  {
    id: "cultural-031",
    type: "cultural",
    level: "senior",
    families: ["design", "software"],
    text: "Tell me about making your work usable for people who are often left out.",
    shows: [
      "Who they were and what kept them out",
      "What you changed and how you checked it with them",
      "What they could do afterwards",
    ],
  },
];
