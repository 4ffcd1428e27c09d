/** Behavioral questions for healthcare, education and trades. */
import type { BankQuestion } from "../../types.ts";

export const BEHAVIORAL_SERVICES: readonly BankQuestion[] = [
  {
    id: "behavioral-040",
    type: "behavioral",
    level: "entry",
    families: ["healthcare"],
    text: "Tell me about a patient or client who was worried, and how you helped.",
    shows: [
      "What they were worried about, with no detail that identifies them",
      "What you said and did, and how you knew it was right",
      "How they were afterwards and whom you informed",
    ],
  },
  {
    id: "behavioral-041",
    type: "behavioral",
    level: "mid",
    families: ["healthcare"],
    text: "Describe a shift when you had more to do than time allowed.",
    shows: [
      "What was waiting and what could not wait",
      "How you set the order and whom you asked for help",
      "What was done safely, what you handed over, and how",
    ],
  },
  {
    id: "behavioral-042",
    type: "behavioral",
    level: "senior",
    families: ["healthcare", "education"],
    text: "Tell me about a time you spoke up because something was not safe.",
    shows: [
      "What you saw and what could have happened",
      "Whom you told, how, and how quickly",
      "What was changed, and how you were heard",
    ],
  },
  {
    id: "behavioral-043",
    type: "behavioral",
    level: "entry",
    families: ["education"],
    text: "Tell me about a lesson or session that did not go as planned.",
    shows: [
      "What you had planned and what the learners did instead",
      "What you changed on the spot",
      "What they learnt in the end and what you do differently now",
    ],
  },
  {
    id: "behavioral-044",
    type: "behavioral",
    level: "mid",
    families: ["education"],
    text: "Describe a learner who was falling behind and what you did about it.",
    shows: [
      "How you found out what was holding them back",
      "What you tried, for how long, and with whom",
      "What they could do at the end that they could not do before",
    ],
  },
  {
    id: "behavioral-045",
    type: "behavioral",
    level: "entry",
    families: ["trades"],
    text: "Tell me about a job where you had to put right someone else's work.",
    shows: [
      "What was wrong and how you found it",
      "How you dealt with the customer and the other person",
      "What you did, how long it took, and how it held",
    ],
  },
  {
    id: "behavioral-046",
    type: "behavioral",
    level: "mid",
    families: ["trades"],
    text: "Describe a job where you found a danger nobody had mentioned.",
    shows: [
      "What the danger was and how you noticed it",
      "What you stopped or secured before going on",
      "Whom you told and how the job was finished",
    ],
  },
  {
    id: "behavioral-047",
    type: "behavioral",
    level: "senior",
    families: ["trades", "operations"],
    text: "Tell me about a crew or site you were in charge of when things got difficult.",
    shows: [
      "The job, the number of people, and what went wrong",
      "What you decided, and how you told the crew",
      "How it ended: time, cost, and everybody safe",
    ],
  },
];
