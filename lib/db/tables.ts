/** The tables of migrations/, column by column, as Kysely needs to know them. */
import type { Generated, GeneratedAlways, Insertable, Selectable } from "kysely";
import type { Evaluation, QuestionType } from "../coach/mod.ts";
import type {
  AnswerMode,
  AnswerNote,
  AnswerState,
  AudioState,
  DeliveryPreference,
  InterviewKind,
  ModelsPreference,
  Retention,
} from "../interview/mod.ts";
import type { Codec, Delivery, Segment, TranscriptSource, Word } from "../speech/mod.ts";
import type { Created, Json } from "./columns.ts";
import type { AiTables } from "./tables_ai.ts";
import type { ExperimentTables } from "./tables_experiments.ts";
import type { MonitorTables } from "./tables_monitor.ts";

export interface CandidatesTable {
  id: string;
  retention: Generated<Retention>;
  delivery: Generated<DeliveryPreference>;
  models: Generated<ModelsPreference>;
  created_at: Created;
}

export interface InterviewsTable {
  id: string;
  candidate_id: string;
  role: string;
  kind: InterviewKind;
  mode: AnswerMode;
  question_count: number;
  time_limit_s: number | null;
  created_at: Created;
}

export interface QuestionsTable {
  id: string;
  interview_id: string;
  position: number;
  type: QuestionType;
  bank_id: string | null;
  text: string;
  shows: Json<readonly string[]>;
  follows_answer_id: string | null;
}

export interface AnswersTable {
  id: string;
  question_id: string;
  interview_id: string;
  candidate_id: string;
  attempt: number;
  mode: AnswerMode;
  state: AnswerState;
  codec: Codec | null;
  packets: Generated<number>;
  bytes: Generated<number>;
  duration_ms: Generated<number>;
  audio: AudioState;
  audio_until: Date | null;
  note: Generated<AnswerNote | null>;
  /** Ended by the service, not by its candidate: the rest may still come. */
  abandoned: Generated<boolean>;
  created_at: Created;
}

export interface AudioBatchesTable {
  answer_id: string;
  first_seq: number;
  packet_count: number;
  payload: Uint8Array;
}

export interface SegmentsTable {
  answer_id: string;
  position: number;
  start_ms: number;
  end_ms: number;
  text: string;
  confidence: number | null;
  words: Json<readonly Word[]>;
  heard_by: Generated<string | null>;
}

export interface TranscriptsTable {
  id: string;
  answer_id: string;
  source: TranscriptSource;
  provider: string | null;
  language: string;
  text: string;
  segments: Json<readonly Segment[]>;
  confidence: number | null;
  created_at: Created;
}

export interface DeliveriesTable {
  answer_id: string;
  delivery: Json<Delivery>;
  created_at: Generated<Date>;
}

export interface EvaluationsTable {
  id: string;
  answer_id: string;
  transcript_id: string;
  author_kind: "coach" | "model";
  author_name: string;
  author_version: string;
  outcome: Evaluation["outcome"];
  overall: number | null;
  evaluation: Json<Evaluation>;
  created_at: Created;
}

export interface SearchDocumentsTable {
  answer_id: string;
  candidate_id: string;
  part: "question" | "answer" | "feedback";
  body: string;
  /** A tsvector: searched in SQL, never read. */
  body_tsv: GeneratedAlways<unknown>;
}

export interface SearchWordsTable {
  candidate_id: string;
  /** Of all documents of the candidate, most used first; null = not gathered yet. */
  words: readonly string[] | null;
  /** In how many of them each word is. */
  documents: readonly number[] | null;
}

export interface Tables extends AiTables, ExperimentTables, MonitorTables {
  candidates: CandidatesTable;
  interviews: InterviewsTable;
  questions: QuestionsTable;
  answers: AnswersTable;
  audio_batches: AudioBatchesTable;
  segments: SegmentsTable;
  transcripts: TranscriptsTable;
  deliveries: DeliveriesTable;
  evaluations: EvaluationsTable;
  search_documents: SearchDocumentsTable;
  search_words: SearchWordsTable;
}

/** A row as read, and as written, for example `Row<"answers">`. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
