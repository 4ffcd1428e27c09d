/** From rows to the words of types.ts: each field named once, here. */
import type { Row } from "../db/mod.ts";
import type { Transcript } from "../speech/mod.ts";
import type { Answer, Candidate, Interview, Question } from "./types.ts";

export const toCandidate = (row: Row<"candidates">): Candidate => ({
  id: row.id,
  retention: row.retention,
  delivery: row.delivery,
  models: row.models,
});

export const toInterview = (row: Row<"interviews">): Interview => ({
  id: row.id,
  role: row.role,
  kind: row.kind,
  questionCount: row.question_count,
  mode: row.mode,
  timeLimitS: row.time_limit_s,
  createdAt: row.created_at,
});

export const toQuestion = (row: Row<"questions">): Question => ({
  id: row.id,
  interviewId: row.interview_id,
  position: row.position,
  type: row.type,
  text: row.text,
  shows: row.shows,
  followsAnswerId: row.follows_answer_id,
});

export const toAnswer = (row: Row<"answers">): Answer => ({
  id: row.id,
  questionId: row.question_id,
  interviewId: row.interview_id,
  attempt: row.attempt,
  mode: row.mode,
  state: row.state,
  codec: row.codec,
  packets: row.packets,
  bytes: row.bytes,
  durationMs: row.duration_ms,
  audio: row.audio,
  audioUntil: row.audio_until,
  note: row.note,
  createdAt: row.created_at,
});

export const toTranscript = (row: Row<"transcripts">): Transcript => ({
  text: row.text,
  language: row.language,
  source: row.source,
  provider: row.provider,
  segments: row.segments,
  confidence: row.confidence,
});
