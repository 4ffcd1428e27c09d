/** Behavioral questions for software, data, product and design. */
import type { BankQuestion } from "../../types.ts";

export const BEHAVIORAL_DIGITAL: readonly BankQuestion[] = [
  {
    id: "behavioral-021",
    type: "behavioral",
    level: "entry",
    families: ["software"],
    text: "Tell me about a bug that took you a long time to find.",
    shows: [
      "What users saw and what you first believed was wrong",
      "How you narrowed it down, step by step",
      "The real cause, the fix, and what you added so that it stays fixed",
    ],
  },
  {
    id: "behavioral-022",
    type: "behavioral",
    level: "mid",
    families: ["software"],
    text: "Describe a release you took part in that went wrong.",
    shows: [
      "What broke, for whom, and how you found out",
      "Your own part in the first hour and in the repair",
      "What the team changed in how it releases",
    ],
  },
  {
    id: "behavioral-023",
    type: "behavioral",
    level: "senior",
    families: ["software", "data"],
    text: "Tell me about technical debt that you persuaded others to pay off.",
    shows: [
      "What it cost the team, in days, incidents or money",
      "How you made the case and split the work into steps",
      "What is measurably easier or cheaper now",
    ],
  },
  {
    id: "behavioral-024",
    type: "behavioral",
    level: "entry",
    families: ["data"],
    text: "Tell me about an analysis you did that led someone to act.",
    shows: [
      "The question behind it and who was asking",
      "The data you used and how you checked it",
      "The finding in one sentence and what they did with it",
    ],
  },
  {
    id: "behavioral-025",
    type: "behavioral",
    level: "mid",
    families: ["data"],
    text: "Describe a time your numbers turned out to be wrong.",
    shows: [
      "How the error came to light, and who had already used the numbers",
      "What you did to correct them and to tell people",
      "The check that you have had in place since then",
    ],
  },
  {
    id: "behavioral-026",
    type: "behavioral",
    level: "mid",
    families: ["product"],
    text: "Tell me about something you launched that users did not take up.",
    shows: [
      "What you expected and what you based it on",
      "How you learnt that it was not working",
      "What you decided to do and what came of it",
    ],
  },
  {
    id: "behavioral-027",
    type: "behavioral",
    level: "senior",
    families: ["product", "design"],
    text: "Tell me about a time research with users changed your plans.",
    shows: [
      "What you had planned to build and why",
      "What you saw or heard from users, with one example",
      "What you changed and how it did afterwards",
    ],
  },
  {
    id: "behavioral-028",
    type: "behavioral",
    level: "entry",
    families: ["design"],
    text: "Walk me through a piece of design work you changed because of feedback.",
    shows: [
      "Who gave the feedback and what they were struggling with",
      "What you changed and what you kept on purpose",
      "How you know that the later version was better",
    ],
  },
  {
    id: "behavioral-029",
    type: "behavioral",
    level: "mid",
    families: ["design", "product"],
    text: "Describe a time you and the engineers wanted different things.",
    shows: [
      "What you wanted, what they wanted, and the reason on each side",
      "How you looked for a version that both could stand behind",
      "What was built and how it worked out for users",
    ],
  },
];
