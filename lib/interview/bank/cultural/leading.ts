/** Cultural questions for people who lead others. */
import type { BankQuestion } from "../../types.ts";

export const CULTURAL_LEADING: readonly BankQuestion[] = [
  {
    id: "cultural-020",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text:
      "What do you want people to say about working with you? Tell me about something that earned it.",
    shows: [
      "A few plain words that you would like to hear",
      "One thing you did that earned such words",
      "A thing you still work on, named honestly",
    ],
  },
  {
    id: "cultural-021",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "Describe how you built trust in a group that had lost it.",
    shows: [
      "What had happened before you began",
      "The small things you did again and again",
      "The first sign that trust was back",
    ],
  },
  {
    id: "cultural-022",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "Tell me about a time you changed your view on how a team should work.",
    shows: [
      "What you used to believe and why",
      "The experience that changed it",
      "What you do differently since then, with an example",
    ],
  },
  {
    id: "cultural-023",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "How do you decide what is not worth arguing about? Give an example.",
    shows: [
      "The rule that you use for yourself",
      "A time when you let something go, and why",
      "A time when you did not, and what came of it",
    ],
  },
  {
    id: "cultural-024",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "Tell me about a value of a place you worked that you saw put into practice, or broken.",
    shows: [
      "The value, in the words used there",
      "What happened, in a few sentences",
      "What you did about it and what it led to",
    ],
  },
  {
    id: "cultural-025",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "Tell me about a time you protected your team's time or attention.",
    shows: [
      "What was taking it and what that cost",
      "What you agreed, with whom, and how you kept to it",
      "What the team was able to do with it",
    ],
  },
  {
    id: "cultural-026",
    type: "cultural",
    level: "senior",
    families: ["general"],
    text: "How do you want disagreement to work in a team you lead? Describe a time it worked.",
    shows: [
      "What you ask people to do before and after a decision",
      "A disagreement that made the result better",
      "What each side got out of it",
    ],
  },
];
