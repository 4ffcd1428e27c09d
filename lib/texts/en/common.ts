/** Texts that several pages share. */
export const COMMON = {
  name: "Rehearse",
  tagline: "Practise a job interview out loud",
  description:
    "Practise job interviews out loud or in writing, and get feedback that quotes your own words. Works on slow phones and slow networks.",
  skip: "Skip to the page",
  nav: { label: "Main", practise: "Practise", answers: "Your answers", settings: "Settings" },
  foot: {
    note: "Practice feedback, for you alone. It can be wrong.",
    about: "How the feedback works",
  },
  kinds: {
    behavioral: "Behavioral",
    technical: "Technical",
    situational: "Situational",
    cultural: "Cultural",
    mix: "A mix",
  },
  modes: { speak: "Spoken", type: "Typed" },
  states: {
    none: "Not answered yet",
    open: "Started, not finished",
    stopped: "Words are being written",
    ready: "Check your words",
    evaluated: "Feedback ready",
  },
  attempt: "Attempt {n}",
  questionOf: "Question {n} of {count}",
  followUp: "Follow-up question",
  shows: "What a good answer shows",
  problems: { one: "One thing to look at", other: "{n} things to look at" },
  notFound: {
    title: "There is nothing here",
    text:
      "The address may be mistyped, the answer may have been deleted, or it belongs to another device: answers can only be read where they were given.",
    action: "Go to your answers",
  },
  failed: {
    title: "That did not work",
    text: "What was saved is safe. Go back and try again in a moment.",
    busy: "That was a lot in a short time. Wait a minute and try again: nothing is lost.",
    code: "Error {status}",
    action: "Start page",
  },
  coachAsks: {
    over_budget:
      "The built-in coach asks here: the money for models is used up for this interview or this day.",
    models_failed: "The built-in coach asks here: no model could be reached in time.",
    not_valid: "The built-in coach asks here: what a model wrote could not be used.",
    too_long: "The built-in coach asks here: the text is longer than the models here can read.",
    chosen: "The built-in coach asks here: it is likely to do as well as a model.",
    repeated: "The built-in coach asks here: a model had nothing new to ask.",
  },
} as const;
