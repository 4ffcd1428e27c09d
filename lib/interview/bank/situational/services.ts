/** Situational questions for healthcare, education and trades. */
import type { BankQuestion } from "../../types.ts";

export const SITUATIONAL_SERVICES: readonly BankQuestion[] = [
  {
    id: "situational-038",
    type: "situational",
    level: "entry",
    families: ["healthcare"],
    text: "A patient refuses a treatment that you believe they need. What do you do?",
    shows: [
      "What you ask to understand why",
      "What you explain, what you offer, and whose choice it is",
      "Whom you inform, and what you put on record",
    ],
  },
  {
    id: "situational-039",
    type: "situational",
    level: "mid",
    families: ["healthcare"],
    text:
      "You come on shift and the notes do not agree with what the patient tells you. What do you do?",
    shows: [
      "What you check first, and what cannot wait",
      "Whom you ask, and what you hold back until it is clear",
      "How you correct the record and prevent the same again",
    ],
  },
  {
    id: "situational-040",
    type: "situational",
    level: "senior",
    families: ["healthcare", "operations"],
    text: "You have too few staff for tomorrow and nobody is free to come in. What do you do?",
    shows: [
      "What has to be safe tomorrow, whatever happens",
      "The options, with what each puts at risk",
      "What you decide, whom you tell, and what you look at next week",
    ],
  },
  {
    id: "situational-041",
    type: "situational",
    level: "entry",
    families: ["education"],
    text: "In the middle of your lesson half of the group stops listening. What do you do?",
    shows: [
      "What you look for, so that you know the reason",
      "Two or three things you could change on the spot",
      "What you do after the lesson, so that the next one goes better",
    ],
  },
  {
    id: "situational-042",
    type: "situational",
    level: "mid",
    families: ["education"],
    text: "A parent says that your marking is unfair. How do you deal with it?",
    shows: [
      "What you ask and what you look at again",
      "The possible answers, and when each would be right",
      "What you tell the parent and the learner, and what you learn from it",
    ],
  },
  {
    id: "situational-043",
    type: "situational",
    level: "senior",
    families: ["education"],
    text: "You are asked to raise results within one term, with nothing added. Where do you start?",
    shows: [
      "What you look at to see where results are lost",
      "The few things that you could change, and what each costs",
      "What you choose, and how you see by mid-term that it works",
    ],
  },
  {
    id: "situational-044",
    type: "situational",
    level: "entry",
    families: ["trades"],
    text:
      "You arrive at a job and find that the customer wants something other than what was ordered. What do you do?",
    shows: [
      "What you ask and look at before you start",
      "The options: as ordered, changed, or another day",
      "What is agreed in writing, and whom you tell",
    ],
  },
  {
    id: "situational-045",
    type: "situational",
    level: "mid",
    families: ["trades"],
    text: "A customer asks you to skip a safety step in order to save money. What do you do?",
    shows: [
      "How you find out what worries them",
      "What you explain, and which cheaper safe ways you offer",
      "What you do if they insist",
    ],
  },
  {
    id: "situational-046",
    type: "situational",
    level: "senior",
    families: ["trades"],
    text: "Rain has cost you four days and the penalty date stands. How do you plan the rest?",
    shows: [
      "What has to be done in order, and what can run side by side",
      "The options, with cost, risk and crew in mind",
      "What you decide, and what you tell the client and when",
    ],
  },
];
