/** Technical questions for healthcare, education and trades. */
import type { BankQuestion } from "../../types.ts";

export const TECHNICAL_SERVICES: readonly BankQuestion[] = [
  {
    id: "technical-051",
    type: "technical",
    level: "entry",
    families: ["healthcare"],
    text: "How do you make sure that the right person gets the right treatment or medicine?",
    shows: [
      "The checks, in order, and why each is there",
      "Where it goes wrong most easily",
      "What you do when one of the checks does not agree",
    ],
  },
  {
    id: "technical-052",
    type: "technical",
    level: "entry",
    families: ["healthcare"],
    text: "Walk me through how you hand over to the next shift.",
    shows: [
      "What you say first, and in which order",
      "What you leave to the written notes",
      "How you make sure that it was understood",
    ],
  },
  {
    id: "technical-053",
    type: "technical",
    level: "mid",
    families: ["healthcare"],
    text: "How do you tell that someone's condition is getting worse?",
    shows: [
      "What you observe and measure, and how often",
      "What may mislead you, and how you allow for it",
      "When you call for help, and what you report",
    ],
  },
  {
    id: "technical-054",
    type: "technical",
    level: "senior",
    families: ["healthcare"],
    text: "How would you bring down the number of falls or infections on a ward?",
    shows: [
      "What you would measure, and where you start",
      "The measures you could take, with effort and effect",
      "How you see that it was your change that helped",
    ],
  },
  {
    id: "technical-055",
    type: "technical",
    level: "entry",
    families: ["education"],
    text: "How do you plan a lesson on a topic you teach?",
    shows: [
      "What the learners should be able to do at the end",
      "The steps, with the one where they usually get stuck",
      "How you check during the lesson that they follow",
    ],
  },
  {
    id: "technical-056",
    type: "technical",
    level: "mid",
    families: ["education"],
    text: "How do you find out what learners have really understood?",
    shows: [
      "The ways you use, and what each one misses",
      "An example in which the usual test misled",
      "What you change in your teaching because of it",
    ],
  },
  {
    id: "technical-057",
    type: "technical",
    level: "mid",
    families: ["education"],
    text: "How do you teach a group whose levels are far apart?",
    shows: [
      "How you find out the levels without shaming anyone",
      "The ways to split tasks and time, and their price",
      "How you see that all of them move on",
    ],
  },
  {
    id: "technical-058",
    type: "technical",
    level: "senior",
    families: ["education"],
    text: "How would you judge whether a new teaching method is better than the old one?",
    shows: [
      "What better should mean here",
      "How you would compare them fairly in a real school",
      "What could mislead you, and how you would decide",
    ],
  },
  {
    id: "technical-059",
    type: "technical",
    level: "entry",
    families: ["trades"],
    text: "Walk me through how you prepare before you start a job.",
    shows: [
      "What you check: drawings, materials, tools, dangers",
      "What happens if one of them is left out",
      "How you decide that you are ready to start",
    ],
  },
  {
    id: "technical-060",
    type: "technical",
    level: "mid",
    families: ["trades"],
    text: "How do you find a fault in a system you did not build?",
    shows: [
      "What you look at and ask first",
      "How you narrow it down safely, step by step",
      "How you prove that the fault is gone",
    ],
  },
  {
    id: "technical-061",
    type: "technical",
    level: "mid",
    families: ["trades"],
    text: "How do you work out the price of a job?",
    shows: [
      "What goes into it, from hours to waste and travel",
      "Where you are generous, where you are tight, and why",
      "How you compare it with the real cost afterwards",
    ],
  },
  {
    id: "technical-062",
    type: "technical",
    level: "senior",
    families: ["trades"],
    text: "Old or new: how do you decide whether to repair a thing or to replace it?",
    shows: [
      "What you look at, with age, safety and cost in mind",
      "The trade-off, told as you would tell the customer",
      "An example, and how it held afterwards",
    ],
  },
];
