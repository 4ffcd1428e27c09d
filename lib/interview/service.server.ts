/** The interview service: one object with every step of an interview's life, each from its own file. */
import { createAnsweredBefore } from "./answered_before.server.ts";
import { createAnswering } from "./answering.server.ts";
import { createCandidates } from "./candidates.server.ts";
import { createDeletion } from "./deletion.server.ts";
import { createEvaluation } from "./evaluation.server.ts";
import { createExport } from "./export/export.server.ts";
import { createFinishing } from "./finishing.server.ts";
import { createFollowUp } from "./follow_up.server.ts";
import { createHistory } from "./history.server.ts";
import { createModelAnswer } from "./model_answer.server.ts";
import { createModelFeedback } from "./model_feedback.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { createRatings } from "./ratings.server.ts";
import { createReading } from "./reading.server.ts";
import { createRetention } from "./retention.server.ts";
import { createSearch } from "./search.server.ts";
import { createStart } from "./start.server.ts";
import { createTrends } from "./trends.server.ts";
import { createWords } from "./words.server.ts";

/**
 * Every method takes the candidate first and sees what is theirs alone: the rest is "not_found".
 * Call `finishing.resumeStopped()` once at start, and `finishing.stop()` before the recogniser is closed.
 */
export function createInterviews(parts: InterviewParts) {
  const finishing = createFinishing(parts);
  const feedback = createModelFeedback(parts);
  return {
    finishing,
    ...createCandidates(parts),
    ...createStart(parts),
    ...createReading(parts),
    ...createAnsweredBefore(parts),
    ...createAnswering(parts, finishing),
    ...createWords(parts),
    ...feedback,
    ...createEvaluation(parts, feedback),
    ...createModelAnswer(parts),
    ...createRatings(parts),
    ...createFollowUp(parts),
    ...createHistory(parts),
    ...createTrends(parts),
    ...createSearch(parts),
    ...createExport(parts),
    ...createDeletion(parts),
    ...createRetention(parts, finishing),
  };
}

export type Interviews = ReturnType<typeof createInterviews>;
