export const EXPORTED = {
  title: "Interview practice: {role}",
  shows: "What a good answer shows",
  attempt: "Attempt {n}, {day}",
  listen: "Listen",
  noWords: "There are no words of this answer.",
  unanswered: "Not answered.",
  by: "Practice feedback written by {name}, version {version}. It can be wrong.",
} as const;
