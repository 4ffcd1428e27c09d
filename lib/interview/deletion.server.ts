/** What the candidate deletes is gone at once, with everything that hangs on it: words, feedback, sound. */
import { isId, ownedAnswer, ownedInterview } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";

export function createDeletion({ db, ai }: InterviewParts) {
  return {
    /** @throws AppError "not_found" */
    deleteAnswer: async (candidateId: string, answerId: string): Promise<void> => {
      const { id } = await ownedAnswer(db, { candidateId, id: answerId });
      await ai.forget({ answerId: id }, async () => {
        await db.deleteFrom("answers").where("id", "=", id).execute();
      });
    },

    /**
     * The candidate starts over before the end; an answer that they have ended, or that has feedback, stays,
     * and none is no error.
     */
    discardAnswer: async (candidateId: string, answerId: string): Promise<void> => {
      if (!isId(candidateId) || !isId(answerId)) return;
      await db.deleteFrom("answers").where("id", "=", answerId)
        .where("candidate_id", "=", candidateId)
        .where(({ and, eb, or }) =>
          or([
            eb("state", "=", "open"),
            and([eb("abandoned", "=", true), eb("state", "in", ["stopped", "ready"])]),
          ])
        ).execute();
    },

    /** @throws AppError "not_found" */
    deleteInterview: async (candidateId: string, interviewId: string): Promise<void> => {
      const { id } = await ownedInterview(db, { candidateId, id: interviewId });
      await ai.forget({ interviewId: id }, async () => {
        await db.deleteFrom("interviews").where("id", "=", id).execute();
      });
    },

    /** The candidate too: what they do next starts from nothing. */
    deleteEverything: async (candidateId: string): Promise<void> => {
      await ai.forget({ candidateId }, async () => {
        // Else the words of each document would be taken away one by one.
        await db.deleteFrom("search_words").where("candidate_id", "=", candidateId).execute();
        await db.deleteFrom("candidates").where("id", "=", candidateId).execute();
      });
    },
  };
}
