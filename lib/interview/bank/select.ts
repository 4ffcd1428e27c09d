/** Which questions an interview asks: suited to the role, levels mixed, not the ones asked lately. */
import { QUESTION_TYPES, type QuestionType } from "../../coach/mod.ts";
import {
  type BankQuestion,
  type InterviewKind,
  type Level,
  LEVELS,
  type RoleFamily,
} from "../types.ts";
import { QUESTION_BANK } from "./questions.ts";
import { seededBy, shuffled } from "./seeded.ts";

export interface QuestionChoice {
  readonly kind: InterviewKind;
  /** 1 to 10. */
  readonly count: number;
  readonly families: readonly RoleFamily[];
  /** The same seed gives the same questions. */
  readonly seed: string;
  /** Bank ids this candidate was asked lately, newest first; they come only when nothing else is left. */
  readonly recent?: readonly string[];
}

/** Wanted levels in turn: two of five entry, two mid, one senior. */
const LEVEL_TURNS: readonly Level[] = ["mid", "entry", "senior", "mid", "entry"];
/** Every third question of a type is asked of everybody; the others belong to the role where there are such. */
const GENERAL_TURN = 3;
/** Having been asked lately outweighs the role, and the role outweighs the level. */
const PENALTY = { recent: 8, otherFamily: 2, otherLevel: 1 } as const;

/** Distinct questions, easier ones first; a mix covers the types evenly. */
export function selectQuestions(choice: QuestionChoice): BankQuestion[] {
  const random = seededBy(choice.seed);
  const chosen: BankQuestion[] = [];
  for (const type of typesInTurn(choice, random)) {
    const next = bestOf(poolFor(type, choice.families, chosen), choice, chosen, random);
    if (next) chosen.push(next);
  }
  return chosen.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function typesInTurn({ kind, count }: QuestionChoice, random: () => number): QuestionType[] {
  const turns = kind === "mix" ? shuffled(QUESTION_TYPES, random) : [kind];
  return Array.from({ length: count }, (_, index) => turns[index % turns.length]!);
}

function poolFor(
  type: QuestionType,
  families: readonly RoleFamily[],
  chosen: readonly BankQuestion[],
): BankQuestion[] {
  const suits = new Set<RoleFamily>([...families, "general"]);
  return QUESTION_BANK.filter((question) =>
    question.type === type && question.families.some((family) => suits.has(family)) &&
    !chosen.includes(question)
  );
}

function bestOf(
  pool: readonly BankQuestion[],
  choice: QuestionChoice,
  chosen: readonly BankQuestion[],
  random: () => number,
): BankQuestion | undefined {
  const scored = shuffled(pool, random)
    .map((question) => ({ question, penalty: penaltyOf(question, choice, chosen) }));
  return scored.sort((a, b) => a.penalty - b.penalty)[0]?.question;
}

function penaltyOf(
  question: BankQuestion,
  { kind, recent = [] }: QuestionChoice,
  chosen: readonly BankQuestion[],
): number {
  const sameType = chosen.filter(({ type }) => type === question.type).length;
  const turn = kind === "mix" ? chosen.length : sameType;
  const wantGeneral = sameType % GENERAL_TURN === GENERAL_TURN - 1;
  const isGeneral = question.families.includes("general");
  const age = recent.indexOf(question.id);
  return (age < 0 ? 0 : PENALTY.recent + (recent.length - age) / recent.length) +
    (wantGeneral === isGeneral ? 0 : PENALTY.otherFamily) +
    (question.level === LEVEL_TURNS[turn % LEVEL_TURNS.length] ? 0 : PENALTY.otherLevel);
}
