export const EXPORTED = {
  title: "Interview practice: {role}",
  shows: "What a good answer shows",
  attempt: "Attempt {n}, {day}",
  listen: "Listen",
  noWords: "There are no words of this answer.",
  unanswered: "Not answered.",
  modelAnswer: "How it could be said (written by {model}; what only you know is in brackets)",
  by: "Practice feedback written by {name}, version {version}. It can be wrong.",
} as const;
