/** How the candidate's own figures went from answer to answer: never compared with anybody else's. */
import { sql } from "kysely";
import type { DimensionId, ScoredEvaluation } from "../coach/mod.ts";
import type { Database } from "../db/mod.ts";
import type { Delivery, DeliveryMeasure } from "../speech/mod.ts";
import { candidateOf } from "./candidates.server.ts";
import { median } from "./median.ts";
import { isId, ownedAnswer } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { Baseline, DeliveryTrend, TrendPoint, Trends } from "./types.ts";

/** Enough for a picture; older answers are in the export. */
const MOST_ANSWERS = 200;
/** A median of fewer answers says more about one of them than about the candidate. */
const LEAST_FOR_BASELINE = 3;

export function createTrends({ db, read = (work) => work(db) }: InterviewParts) {
  return {
    /** Of the last 200 scored answers, in the order of time; those of the last seconds may be missing. */
    trends: async (candidateId: string): Promise<Trends> => {
      if (!isId(candidateId)) return { overall: [], dimensions: [], delivery: [] };
      const { delivery } = await candidateOf(db, candidateId);
      const scored = await read((db) => scoredAnswers(db, candidateId));
      const there = await existing(db, scored.map(({ answerId }) => answerId));
      const answers = scored.filter(({ answerId }) => there.has(answerId));
      return {
        overall: answers.flatMap((answer) => {
          const { overall } = answer.evaluation;
          return overall === null ? [] : [point(answer, overall)];
        }),
        dimensions: dimensionTrends(answers),
        delivery: delivery === "off" ? [] : deliveryTrends(answers),
      };
    },

    /**
     * What is usual for this candidate, from the answers before this one.
     *
     * @throws AppError "not_found"
     */
    baseline: async (candidateId: string, answerId: string): Promise<Baseline[]> => {
      const answer = await ownedAnswer(db, { candidateId, id: answerId });
      const earlier = await db.selectFrom("answers")
        .innerJoin("deliveries", "deliveries.answer_id", "answers.id")
        .select("deliveries.delivery")
        .where("answers.candidate_id", "=", candidateId)
        .where("answers.created_at", "<", answer.created_at)
        .orderBy("answers.created_at", "desc").limit(MOST_ANSWERS).execute();
      return baselines(earlier.map(({ delivery }) => delivery));
    },
  };
}

interface ScoredAnswer {
  readonly answerId: string;
  readonly at: Date;
  readonly evaluation: ScoredEvaluation;
  readonly delivery: Delivery | null;
}

/**
 * Oldest first. What counts is the feedback on the newest words; if that abstained, the answer is left out. Feedback is
 * looked up answer by answer, from the newest on, so that of thousands of answers no more are read than are shown,
 * also by a plan that was made for candidates with few.
 */
async function scoredAnswers(db: Database, candidateId: string): Promise<ScoredAnswer[]> {
  const rows = await db.selectFrom("answers")
    .innerJoinLateral(
      (db) =>
        db.selectFrom("evaluations").select("evaluation")
          .whereRef("answer_id", "=", "answers.id").where("author_kind", "=", "coach")
          .orderBy("created_at", "desc").limit(1).as("newest"),
      (join) => join.onTrue(),
    )
    .leftJoin("deliveries", "deliveries.answer_id", "answers.id")
    .select([
      "answers.id as answerId",
      "answers.created_at as at",
      "newest.evaluation",
      "deliveries.delivery",
    ])
    .where("answers.candidate_id", "=", candidateId)
    .orderBy("answers.created_at", "desc").orderBy("answers.id")
    .limit(MOST_ANSWERS).execute();
  return rows.reverse().flatMap(({ evaluation, ...answer }) =>
    evaluation.outcome === "scored" ? [{ ...answer, evaluation }] : []
  );
}

/** What the candidate has deleted is gone at once. */
async function existing(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("answers").select("id")
    .where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
  return new Set(rows.map(({ id }) => id));
}

const point = ({ answerId, at }: ScoredAnswer, value: number): TrendPoint => ({
  answerId,
  at,
  value,
});

function dimensionTrends(answers: readonly ScoredAnswer[]): Trends["dimensions"] {
  const trends = new Map<DimensionId, TrendPoint[]>();
  for (const answer of answers) {
    for (const { id, score } of answer.evaluation.dimensions) {
      trends.getOrInsert(id, []).push(point(answer, score));
    }
  }
  return Array.from(trends, ([id, points]) => ({ id, points }));
}

function deliveryTrends(answers: readonly ScoredAnswer[]): DeliveryTrend[] {
  const trends = new Map<string, { measure: DeliveryMeasure; points: TrendPoint[] }>();
  for (const answer of answers) {
    for (const measure of answer.delivery?.measures ?? []) {
      if (measure.value === null) continue;
      trends.getOrInsert(measure.id, { measure, points: [] }).points
        .push(point(answer, measure.value));
    }
  }
  return Array.from(trends.values(), ({ measure: { id, unit, typical }, points }) => ({
    id,
    unit,
    typical,
    points,
  }));
}

function baselines(deliveries: readonly Delivery[]): Baseline[] {
  const measures = deliveries.flatMap((delivery) => delivery.measures)
    .filter((measure) => measure.value !== null);
  return Array.from(Map.groupBy(measures, ({ id }) => id))
    .filter(([, same]) => same.length >= LEAST_FOR_BASELINE)
    .map(([id, same]) => ({
      id,
      median: median(same.map(({ value }) => value!)),
      answers: same.length,
    }));
}
