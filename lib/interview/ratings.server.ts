/** A candidate's thumbs on feedback: the router and experiments learn from them. */
import { AppError } from "../errors.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { Rating } from "./types.ts";

export interface Thumb {
  readonly evaluation: string;
  readonly rating: Rating;
}

export function createRatings({ db, ai }: InterviewParts) {
  return {
    /**
     * Keeps the thumb on feedback to this answer, in place of an earlier one.
     *
     * @throws AppError "not_found"
     */
    rate: async (candidateId: string, answerId: string, thumb: Thumb): Promise<void> => {
      if (![candidateId, answerId, thumb.evaluation].every(isId)) throw new AppError("not_found");
      const rated = await db.selectFrom("evaluations")
        .innerJoin("answers", "answers.id", "evaluations.answer_id")
        .innerJoin("questions", "questions.id", "answers.question_id")
        .select(["evaluations.author_name as model", "questions.type as questionType"])
        .where("evaluations.id", "=", thumb.evaluation)
        .where("answers.id", "=", answerId).where("answers.candidate_id", "=", candidateId)
        .executeTakeFirst();
      if (!rated) throw new AppError("not_found", `No feedback "${thumb.evaluation}"`);
      const { rating } = thumb;
      const changed = await db.insertInto("ai_ratings")
        .values({ evaluation_id: thumb.evaluation, candidate_id: candidateId, rating })
        .onConflict((on) =>
          on.column("evaluation_id").doUpdateSet({ rating })
            .where("ai_ratings.rating", "!=", rating)
        ).returning("rating").executeTakeFirst();
      // The same thumb again says nothing new.
      if (changed) ai.rate({ task: "evaluate", ...rated, rating });
    },
  };
}
