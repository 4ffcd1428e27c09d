-- What each index is for, what its query takes with it and without it, and what it adds to the writing of a row; \di+
-- shows it. Measured by bench/db/indexes on 100,000 answers of `deno task db:dataset`, PostgreSQL 15, two cores that others
-- used too: medians of five on the server, cost a median of nine, 0 where it is less than can be told.

comment on index ai_calls_request is
  'Serves the deletion of a run by hand: 0.01 instead of 4.7 ms; 1.4 µs a row';
comment on index ai_calls_time is
  'Serves spend and latencies on the operations page: 0.19 instead of 10.6 ms; 0.5 µs a row';
comment on index ai_ratings_candidate is
  'Serves the deletion of all that a candidate has: 0.01 instead of 0.21 ms; 1.8 µs a row';
comment on index ai_requests_answer is
  'Serves the deletion of an answer: 0.02 instead of 0.76 ms; 1.5 µs a row';
comment on index ai_requests_candidate is
  'Serves the deletion of all that a candidate has: 0.02 instead of 25.4 ms; 1.7 µs a row';
comment on index ai_requests_decisions is
  'Serves the newest decisions on the operations page: 0.02 instead of 38.1 ms; 0.7 µs a row';
comment on index ai_requests_experiment is
  'Serves whose runs an experiment had: 24 ms at a million answers, 60 by the index before it, of a statement whose other parts take longer; 0.6 µs a row that is in an experiment';
comment on index ai_requests_interview is
  'Serves the cost of an interview, and its deletion: 0.02 instead of 16.1 ms; 1.2 µs a row';
comment on index ai_requests_running is
  'Serves the search for runs whose process was killed, every minute: 0.30 instead of 22.6 ms; 0 µs a row';
comment on index answers_audio_until is
  'Serves the deletion of sound that is due, every five minutes: 0.02 instead of 7.3 ms; 0.1 µs a row';
comment on index answers_candidate is
  'Serves trends and what is usual for a candidate: 0.73 instead of 10.4 ms; 0.9 µs a row';
comment on index answers_interview is
  'Serves the page and the export of an interview: 0.02 instead of 5.7 ms; 0.8 µs a row';
comment on index answers_open is
  'Serves the search for answers that their recorders left, every five minutes: 0.01 instead of 7.1 ms; 0 µs a row';
comment on index answers_question_id_attempt_key is
  'Serves attempts at a question, the number of the next, and counts in the history: 0.71 instead of 10.8 ms; 1.0 µs a row';
comment on index answers_stopped is
  'Serves answers that wait for their words, every five minutes: 0.01 instead of 10.0 ms; 0 µs a row';
comment on index budget_accounts_candidate is
  'Serves the deletion of a candidate and the booking of a call: 0.08 instead of 0.10 ms; 0 µs a row';
comment on index budget_accounts_day is
  'Serves the deletion of accounts of days that are over, every minute: 0.01 instead of 0.79 ms; 0 µs a row';
comment on index budget_accounts_interview is
  'Serves the booking of a call and the deletion of an interview: 0.04 instead of 1.6 ms; 0.9 µs a row';
comment on index budget_accounts_scope_day_candidate_id_interview_id_key is
  'Serves the setting aside of money, of which there must be one account, and the account of today: 0.07 instead of 0.08 ms; 1.5 µs a row';
comment on index budget_reservations_request is
  'Serves the deletion of a run by hand: 0.01 instead of 0.01 ms; 3.6 µs a row';
comment on index evaluations_answer is
  'Serves reports, trends and counts in the history: 0.65 instead of 187.0 ms; 1.0 µs a row';
comment on index evaluations_transcript is
  'Serves what the coach said of a version of the words: 0.01 instead of 68.3 ms; 1.1 µs a row';
comment on index experiment_exposures_request is
  'Serves the deletion of a run by hand: 0.01 instead of 0.27 ms; 0.9 µs a row';
comment on index interviews_candidate is
  'Serves the history, page by page, and the questions of late: 0.06 instead of 1.2 ms; 2.0 µs a row';
comment on index model_answers_request is
  'Serves the deletion of a run by hand: 0.01 instead of 0.24 ms; 1.0 µs a row';
comment on index model_feedback_evaluation is
  'Serves reports with what a model wrote: 0.03 instead of 7.8 ms; 1.3 µs a row';
comment on index model_feedback_request is
  'Serves the deletion of a run by hand: 0.01 instead of 2.6 ms; 1.3 µs a row';
comment on index questions_follow_ups is
  'Serves a follow-up question that was asked before: 0.01 instead of 20.2 ms; 0 µs a row';
comment on index questions_interview_id_position_key is
  'Serves the questions of an interview in order, and the history: 0.69 instead of 66.3 ms; 1.3 µs a row';
comment on index search_documents_candidate is
  'Serves a search for one word and the deletion of a candidate: 0.1 instead of 0.5 ms while the newest documents wait to be taken into the index of words; 1.0 µs a row';
comment on index search_documents_owner is
  'Serves a search for several words: 0.3 instead of 0.5 ms; at a million answers 0.7 instead of 14 ms, and 22 by an index of the words alone, for one who practises much; 10 µs a row';
comment on index transcripts_answer is
  'Serves the newest words of an answer, and all versions: 0.03 instead of 89.2 ms; 1.0 µs a row';
