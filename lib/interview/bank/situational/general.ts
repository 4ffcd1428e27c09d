/** Situational questions for any work. */
import type { BankQuestion } from "../../types.ts";

export const SITUATIONAL_GENERAL: readonly BankQuestion[] = [
  {
    id: "situational-001",
    type: "situational",
    level: "entry",
    families: ["general"],
    text: "It is your first week and nobody has time to show you the work. What do you do?",
    shows: [
      "What you would find out first, and from whom",
      "Two or three ways to be useful meanwhile",
      "How you would know by the end of the week that it worked",
    ],
  },
  {
    id: "situational-002",
    type: "situational",
    level: "entry",
    families: ["general"],
    text: "You notice that you sent a report with an error to many people. What do you do?",
    shows: [
      "What you check before you write to anyone",
      "Whom you tell, in which order, and what you say",
      "How you keep it from happening again",
    ],
  },
  {
    id: "situational-003",
    type: "situational",
    level: "entry",
    families: ["general"],
    text:
      "Two people give you tasks that are both due today, and you can only finish one. What do you do?",
    shows: [
      "What you ask each of them before you choose",
      "The choices you see and how you weigh them",
      "What you tell the one who has to wait",
    ],
  },
  {
    id: "situational-004",
    type: "situational",
    level: "entry",
    families: ["general"],
    text: "A customer asks you a question that you cannot answer. What do you do?",
    shows: [
      "What you ask so that you understand what they need",
      "Where you look or whom you bring in, and what you promise",
      "How you make sure that they do get an answer",
    ],
  },
  {
    id: "situational-005",
    type: "situational",
    level: "mid",
    families: ["general"],
    text:
      "A colleague keeps delivering late, and your work depends on theirs. How do you deal with it?",
    shows: [
      "What you find out before you judge",
      "The ways you could go, from a talk to escalating",
      "What you choose first, and when you would go further",
    ],
  },
  {
    id: "situational-006",
    type: "situational",
    level: "mid",
    families: ["general"],
    text:
      "You are halfway through a project when its goal is changed. What do you do in the next two days?",
    shows: [
      "The questions you ask about the new goal",
      "What you keep, what you stop, and on what grounds",
      "Whom you tell and what you change in the plan",
    ],
  },
  {
    id: "situational-007",
    type: "situational",
    level: "mid",
    families: ["general"],
    text: "Your manager asks for something you believe will not work. How do you respond?",
    shows: [
      "What you would want to understand first",
      "How you put your doubt, with what facts and what other way",
      "What you do if the answer is still yes",
    ],
  },
  {
    id: "situational-008",
    type: "situational",
    level: "mid",
    families: ["general"],
    text: "You find that a teammate has been taking credit for your work. What do you do?",
    shows: [
      "What you check before you act",
      "The options you see, with what each may cost",
      "What you would say, to whom, and what you expect from it",
    ],
  },
  {
    id: "situational-009",
    type: "situational",
    level: "mid",
    families: ["general"],
    text: "You have a week to do something that usually takes three. How do you start?",
    shows: [
      "What has to be true at the end of the week, and for whom",
      "What you would cut, borrow or do in parallel, and why",
      "How you tell early whether it will work",
    ],
  },
  {
    id: "situational-010",
    type: "situational",
    level: "mid",
    families: ["general"],
    text:
      "In a meeting you see that everyone agrees on a plan that has a serious flaw. What do you do?",
    shows: [
      "How you make sure that it is a flaw",
      "How and when you raise it so that it can be heard",
      "What you do if the group goes on anyway",
    ],
  },
  {
    id: "situational-011",
    type: "situational",
    level: "mid",
    families: ["general"],
    text:
      "A new tool is going to replace the way you have worked for years. How do you go about it?",
    shows: [
      "What you would want to know before you judge it",
      "How you try it on something small",
      "How you decide what to keep and how you help others",
    ],
  },
  {
    id: "situational-012",
    type: "situational",
    level: "mid",
    families: ["general"],
    text: "Two members of your team are no longer speaking to each other. What do you do?",
    shows: [
      "What you find out from each, and how",
      "The choices: stay out, bring them together, bring in someone",
      "What you do first, and what you look for afterwards",
    ],
  },
  {
    id: "situational-013",
    type: "situational",
    level: "senior",
    families: ["general"],
    text: "Your budget is cut by a third in the middle of the year. How do you decide what goes?",
    shows: [
      "The facts you gather first, and from whom",
      "The options, and the yardstick that you compare them by",
      "What you decide, how you tell people, and what you watch",
    ],
  },
  {
    id: "situational-014",
    type: "situational",
    level: "senior",
    families: ["general"],
    text:
      "You take over a team whose best person is about to leave. What do you do in the first month?",
    shows: [
      "What you learn from that person and from the others",
      "What you could offer, and where you would not go",
      "How the work is made safe, whatever they decide",
    ],
  },
  {
    id: "situational-015",
    type: "situational",
    level: "senior",
    families: ["general"],
    text: "A mistake of your team becomes public. How do you spend the next day?",
    shows: [
      "What you need to know in the first hour",
      "What you say, to whom, and what you do not say yet",
      "What is put right first, and what follows in the week after",
    ],
  },
  {
    id: "situational-016",
    type: "situational",
    level: "senior",
    families: ["general"],
    text: "You must choose between two good people for one promotion. How do you go about it?",
    shows: [
      "What the new work needs, and how you find out",
      "How you compare fairly, with what evidence",
      "What you tell each of them, and what you offer the other",
    ],
  },
];
