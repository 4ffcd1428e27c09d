/** Interviews, questions and answers as pages show them. */
import type { Row } from "../db/mod.ts";
import { ownedAnswer, ownedInterview, ownedQuestion } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { loadReports } from "./reports.server.ts";
import { toAnswer, toInterview, toQuestion } from "./rows.server.ts";
import type { Answer, AnswerReport, InterviewOverview, Question } from "./types.ts";

export function createReading(parts: InterviewParts) {
  const { db } = parts;
  return {
    /** @throws AppError "not_found" */
    interview: async (candidateId: string, interviewId: string): Promise<InterviewOverview> => {
      const row = await ownedInterview(db, { candidateId, id: interviewId });
      const [questions, answers] = await Promise.all([
        db.selectFrom("questions").selectAll().where("interview_id", "=", row.id)
          .orderBy("position").execute(),
        db.selectFrom("answers").selectAll().where("interview_id", "=", row.id)
          .orderBy("attempt").execute(),
      ]);
      return { interview: toInterview(row), questions: withAnswers(questions, answers) };
    },

    /** @throws AppError "not_found" */
    question: async (candidateId: string, questionId: string): Promise<Question> =>
      toQuestion(await ownedQuestion(db, { candidateId, id: questionId })),

    /** @throws AppError "not_found" */
    answer: async (candidateId: string, answerId: string): Promise<Answer> =>
      toAnswer(await ownedAnswer(db, { candidateId, id: answerId })),

    /** @throws AppError "not_found" */
    report: async (candidateId: string, answerId: string): Promise<AnswerReport> => {
      const answer = await ownedAnswer(db, { candidateId, id: answerId });
      const [report] = await loadReports(parts, candidateId, [answer]);
      return report!;
    },

    /**
     * Every attempt at a question, oldest first.
     *
     * @throws AppError "not_found"
     */
    attempts: async (candidateId: string, questionId: string): Promise<AnswerReport[]> => {
      const { id } = await ownedQuestion(db, { candidateId, id: questionId });
      const answers = await db.selectFrom("answers").selectAll().where("question_id", "=", id)
        .orderBy("attempt").execute();
      return await loadReports(parts, candidateId, answers);
    },
  };
}

function withAnswers(
  questions: readonly Row<"questions">[],
  answers: readonly Row<"answers">[],
): InterviewOverview["questions"] {
  const byQuestion = Map.groupBy(answers, ({ question_id }) => question_id);
  return questions.map((question) => ({
    question: toQuestion(question),
    answers: (byQuestion.get(question.id) ?? []).map(toAnswer),
  }));
}
