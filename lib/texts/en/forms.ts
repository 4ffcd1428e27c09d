/** What a form says next to a field that cannot be taken; without a full stop. */
export const FORMS = {
  unreadable: "Check this and send it again",
  role_missing: "Name the job you prepare for",
  role_long: "Shorten the job to {maxRole} characters",
  kind: "Choose one of the kinds of questions",
  question_count: "Choose 1 to {maxQuestions} questions",
  mode: "Choose to speak or to type",
  time_limit: "Give {minTimeLimit} to {maxTimeLimit} seconds, or switch the timer off",
  answer_missing: "Write your answer first",
  answer_long: "Shorten your answer to {maxAnswer} characters",
  answer_id: "Reload the page and send your answer again",
  job_description_long: "Shorten the description to {maxJobDescription} characters",
  models: "Choose whether models may read your words",
  retention: "Choose how long sound is kept",
  delivery: "Choose whether delivery is shown",
} as const;
