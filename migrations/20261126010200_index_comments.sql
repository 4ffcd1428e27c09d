-- What each index is for, what its query takes with it and without it, and what it adds to the writing of a row; \di+
-- shows it. Measured by `deno task bench db indexes` on a million answers of `deno task db:dataset`, for a candidate with
-- thousands of them, PostgreSQL 15, two cores that others used too: medians of five on the server, cost a median of nine, 0
-- where it is less than can be told.

comment on index ai_calls_request is
  'Serves the deletion of a run by hand: 0.01 instead of 116 ms; 1.9 µs a row';
comment on index ai_calls_time is
  'Serves spend and latencies on the operations page: 0.88 instead of 155 ms; 1.0 µs a row';
comment on index ai_ratings_candidate is
  'Serves the deletion of all that a candidate has: 0.01 instead of 1.7 ms; 2.4 µs a row';
comment on index ai_requests_answer is
  'Serves the deletion of an answer: 0.01 instead of 205 ms; 1.8 µs a row';
comment on index ai_requests_candidate is
  'Serves the deletion of all that a candidate has, and the runs of an experiment, unit by unit: 0.01 instead of 233 ms; 2.2 µs a row';
comment on index ai_requests_decisions is
  'Serves the newest decisions on the operations page: 0.02 instead of 403 ms; 0.9 µs a row';
comment on index ai_requests_interview is
  'Serves the cost of an interview, and its deletion: 0.02 instead of 206 ms; 1.6 µs a row';
comment on index ai_requests_running is
  'Serves the search for runs whose process was killed, every minute: 0.25 instead of 365 ms; 0 µs a row';
comment on index answers_due is
  'Serves what has a time limit, sound to delete and answers that their recorders left, every five minutes: 0.03 instead of 267 ms; 0.3 µs a row';
comment on index answers_interview is
  'Serves the page and the export of an interview: 0.02 instead of 161 ms; 1.3 µs a row';
comment on index answers_newest is
  'Serves trends, what is usual for a candidate, and settings for the sound that is kept: 1.1 instead of 199 ms; 2.2 µs a row';
comment on index answers_question_id_attempt_key is
  'Serves attempts at a question, the number of the next, counts in the history, and the deletion of an interview: 0.01 instead of 141 ms; 1.5 µs a row';
comment on index answers_stopped is
  'Serves answers that wait for their words, every five minutes: 0.02 instead of 183 ms; 0.2 µs a row';
comment on index budget_accounts_candidate is
  'Serves the deletion of all that a candidate has, and the booking of a call: 0.01 instead of 8.1 ms; 0.1 µs a row';
comment on index budget_accounts_day is
  'Serves the deletion of accounts of days that are over, every minute: 0.01 instead of 8.7 ms; 0 µs a row';
comment on index budget_accounts_interview is
  'Serves the booking of a call and the deletion of an interview: 0.05 instead of 27.8 ms; 2.0 µs a row';
comment on index budget_accounts_scope_day_candidate_id_interview_id_key is
  'Serves the setting aside of money, of which there must be one account, and the account of today: 0.04 instead of 0.13 ms; 3.3 µs a row';
comment on index budget_reservations_request is
  'Serves the deletion of a run by hand: 0.01 instead of 0.01 ms, there being a few at a time; a few µs a row';
comment on index evaluations_answer is
  'Serves reports, trends and counts in the history: 0.90 instead of more than 20,000 ms; 2.6 µs a row';
comment on index evaluations_transcript is
  'Serves what the coach said of a version of the words: 0.01 instead of 643 ms; 1.9 µs a row';
comment on index experiment_exposures_request is
  'Serves the deletion of a run by hand: 0.01 instead of 2.6 ms; 1.6 µs a row';
comment on index interviews_candidate is
  'Serves the history, page by page, and the questions of late: 0.03 instead of 61.6 ms; 2.0 µs a row';
comment on index model_answers_request is
  'Serves the deletion of a run by hand: 0.01 instead of 2.0 ms; 1.7 µs a row';
comment on index model_feedback_evaluation is
  'Serves reports with what a model wrote: 0.03 instead of 98.2 ms; 1.2 µs a row';
comment on index model_feedback_request is
  'Serves the deletion of a run by hand: 0.01 instead of 72.1 ms; 1.4 µs a row';
comment on index questions_follow_ups is
  'Serves a follow-up question that was asked before: 0.01 instead of 154 ms; 0 µs a row';
comment on index questions_interview_id_position_key is
  'Serves the questions of an interview in order, the history, and the deletion of an interview: 0.01 instead of 149 ms; 1.4 µs a row';
comment on index search_documents_candidate is
  'Serves the deletion of all that a candidate has, and what is looked for in all that one has said: 0.17 instead of 1.1 ms by the index of words; 0.8 µs a row';
comment on index search_documents_owner is
  'Serves a search: 0.50 instead of 173 ms for two rare words of one with 33,274 documents; 12 instead of 16 for a common one; 13.9 µs a row';
comment on index transcripts_answer is
  'Serves the newest words of an answer, and all versions: 0.02 instead of 444 ms; 1.0 µs a row';
