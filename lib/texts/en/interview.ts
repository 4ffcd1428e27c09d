export const INTERVIEW = {
  title: "Interview: {role}",
  noRole: "Any job",
  started: "Started {day}",
  answered: "{done} of {count} questions answered",
  cost: "Models have cost {spent} so far.",
  costOf: "Models have cost {spent} so far; at {cap} the built-in coach goes on alone.",
  questions: "Questions",
  next: "Next",
  goOn: "Go on: question {n}",
  begin: "Begin with question {n}",
  finished:
    "You have answered every question. Read the feedback, then answer one of them again: that is where most is gained.",
  again: "New interview",
  resume: "Go on where you stopped",
  check: "Check your words",
  read: "Read the feedback",
  attempts: { one: "{n} attempt", other: "{n} attempts" },
  delete: {
    summary: "Delete this interview",
    text: "Questions, answers, sound and feedback of this interview are deleted for good.",
    action: "Delete the interview",
  },
} as const;
