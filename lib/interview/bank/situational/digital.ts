/** Situational questions for software, data, product and design. */
import type { BankQuestion } from "../../types.ts";

export const SITUATIONAL_DIGITAL: readonly BankQuestion[] = [
  {
    id: "situational-017",
    type: "situational",
    level: "entry",
    families: ["software"],
    text: "Your change breaks something for users an hour before you leave. What do you do?",
    shows: [
      "What you look at first to see how bad it is",
      "Roll back or repair: how you choose",
      "Whom you tell, and what you leave behind for the morning",
    ],
  },
  {
    id: "situational-018",
    type: "situational",
    level: "mid",
    families: ["software"],
    text: "You are asked to ship a feature that you know has no tests. How do you handle it?",
    shows: [
      "What you ask about the risk and the date",
      "The ways between all or nothing, with their price",
      "What you decide, and how you cover what is left open",
    ],
  },
  {
    id: "situational-019",
    type: "situational",
    level: "senior",
    families: ["software", "data"],
    text: "A service you own is slow every Monday and nobody knows why. How would you go about it?",
    shows: [
      "What you would measure first, and over what time",
      "The causes you can imagine and how you would rule each out",
      "When you would act before you are sure, and how you check it",
    ],
  },
  {
    id: "situational-020",
    type: "situational",
    level: "entry",
    families: ["data"],
    text:
      "You are given a data set without any description and asked for findings by tomorrow. What do you do?",
    shows: [
      "The questions you ask about where it comes from and what it is for",
      "How you check it before you trust it",
      "What you deliver tomorrow, and what you say is uncertain",
    ],
  },
  {
    id: "situational-021",
    type: "situational",
    level: "mid",
    families: ["data"],
    text: "A manager asks you to leave out the months that spoil a trend. What do you do?",
    shows: [
      "What you ask to understand the reason",
      "The ways you could show it honestly",
      "What you would not do, and how you say so",
    ],
  },
  {
    id: "situational-022",
    type: "situational",
    level: "mid",
    families: ["product"],
    text: "Sales has promised a customer a feature that you never planned. What do you do?",
    shows: [
      "What you find out about the promise and the customer",
      "The options, from building it to taking it back",
      "What you choose, and how you keep it from recurring",
    ],
  },
  {
    id: "situational-023",
    type: "situational",
    level: "senior",
    families: ["product"],
    text: "Usage of your product drops by a tenth in a week. What do you do?",
    shows: [
      "What you check so that you know it is real",
      "The causes you would look at first, and why those",
      "What you decide meanwhile, and whom you keep informed",
    ],
  },
  {
    id: "situational-024",
    type: "situational",
    level: "entry",
    families: ["design"],
    text: "A client rejects your third version and cannot say why. How do you go on?",
    shows: [
      "What you ask or show in order to find the reason",
      "Ways to move on without starting a fourth time from nothing",
      "How you agree on what finished means",
    ],
  },
  {
    id: "situational-025",
    type: "situational",
    level: "mid",
    families: ["design", "product"],
    text:
      "You have time to test with users or to polish the design, not both. Which do you choose?",
    shows: [
      "What you would need to know about the risk",
      "What each choice gives and costs",
      "Your choice, what you expect from it, and what would change it",
    ],
  },
];
