/** Situational questions for operations, sales, support, finance and people. */
import type { BankQuestion } from "../../types.ts";

export const SITUATIONAL_BUSINESS: readonly BankQuestion[] = [
  {
    id: "situational-026",
    type: "situational",
    level: "entry",
    families: ["operations"],
    text: "A supplier tells you that half of an order will come a week late. What do you do?",
    shows: [
      "What you find out: which half, who needs it, and when",
      "The ways round it, with cost and time",
      "What you decide, whom you tell, and what you check later",
    ],
  },
  {
    id: "situational-027",
    type: "situational",
    level: "mid",
    families: ["operations"],
    text: "Two departments blame each other for the same delay. How do you sort it out?",
    shows: [
      "How you find the facts without taking a side",
      "The changes you could propose at the point of handover",
      "What you agree, and how you see whether it works",
    ],
  },
  {
    id: "situational-028",
    type: "situational",
    level: "entry",
    families: ["sales"],
    text: "A customer says that your price is too high. How do you respond?",
    shows: [
      "What you ask before you speak of price",
      "The ways you could go besides a discount",
      "When you would walk away, and how you leave the door open",
    ],
  },
  {
    id: "situational-029",
    type: "situational",
    level: "senior",
    families: ["sales"],
    text: "It is two weeks to the end of the quarter and you are far below target. What do you do?",
    shows: [
      "How you look at what can still be won",
      "Where you put your time, and what you leave",
      "What you tell your manager, and what you would not do to close",
    ],
  },
  {
    id: "situational-030",
    type: "situational",
    level: "entry",
    families: ["support"],
    text: "Three customers are waiting, and one of them is shouting. What do you do?",
    shows: [
      "What you take in within the first moments",
      "How you treat the one, and how you treat the two",
      "What you do afterwards, so that it ends well for all three",
    ],
  },
  {
    id: "situational-031",
    type: "situational",
    level: "mid",
    families: ["support"],
    text: "You see the same complaint for the tenth time this week. What do you do?",
    shows: [
      "How you find out what the ten have in common",
      "What you do for the customers now, and what for the cause",
      "Whom you bring it to, and with what facts",
    ],
  },
  {
    id: "situational-032",
    type: "situational",
    level: "mid",
    families: ["support", "sales"],
    text: "A loyal customer asks for a refund that the rules do not allow. How do you decide?",
    shows: [
      "What you ask about the case and its history",
      "The options inside and outside the rules",
      "What you decide, how you explain it, and what you note",
    ],
  },
  {
    id: "situational-033",
    type: "situational",
    level: "entry",
    families: ["finance"],
    text:
      "An invoice arrives without an order number, and the sender presses for payment. What do you do?",
    shows: [
      "What you check first, and where",
      "What you tell the sender, and what you hold back",
      "Whom you bring in, and how it is put on record",
    ],
  },
  {
    id: "situational-034",
    type: "situational",
    level: "mid",
    families: ["finance"],
    text:
      "You find a payment that looks as if it was split to stay under an approval limit. What do you do?",
    shows: [
      "What you look at before you suspect anyone",
      "The persons you could take it to, and what speaks for each",
      "What you do in the end, and what you keep as evidence",
    ],
  },
  {
    id: "situational-035",
    type: "situational",
    level: "senior",
    families: ["finance"],
    text:
      "The forecast that you presented last month turns out to be far off. How do you handle it?",
    shows: [
      "How you find out what made the difference",
      "What you tell the board or the owner, and when",
      "What you change in the forecast, and how you show it",
    ],
  },
  {
    id: "situational-036",
    type: "situational",
    level: "entry",
    families: ["people"],
    text: "A candidate complains that they waited six weeks for an answer. What do you do?",
    shows: [
      "What you find out about their case",
      "What you say to them, and by when",
      "What you change, so that the next one does not wait",
    ],
  },
  {
    id: "situational-037",
    type: "situational",
    level: "mid",
    families: ["people"],
    text:
      "A manager wants to dismiss someone quickly, and there is nothing in writing. What do you advise?",
    shows: [
      "The questions you ask about what happened, and when",
      "The fair and lawful ways forward, with their risks",
      "What you recommend, and what is written down from now on",
    ],
  },
];
