/** Why a decision came out as it did, in one plain sentence for operators. */
import type { CandidateFigures, Exclusion, RouteRequest } from "./types.ts";

const NANO_A_DOLLAR = 1e9;

const STATES: Readonly<Record<Exclusion, string>> = {
  off: "is off",
  unable: "cannot do this task",
  too_long: "has too small a context",
  over_budget: "is over budget",
  cooling: "is cooling down",
  busy: "is busy",
};

export interface Outcome {
  /** In the order of the ranking. */
  readonly figures: readonly CandidateFigures[];
  readonly explored: boolean;
}

export function explain(
  { figures, explored }: Outcome,
  { pinned, modelsOff = false }: RouteRequest,
): string {
  const usable = figures.filter(({ excluded }) => excluded === null);
  // Where all models are off, that is said once.
  const held = figures.filter(({ excluded }) => !(modelsOff && excluded === "off"))
    .flatMap(stateOf);
  const [first, second] = usable;
  if (!first) return `No model is free: ${held.join(", ") || "none is declared"}`;
  const why = first.model === pinned ? ", named by an experiment" : explored ? " to be tried" : "";
  return [
    `${modelsOff ? "Models are off, " : ""}${first.model} ranks first${why}: quality ${
      worthOf(first)
    } and ${seconds(first.waitMs)}`,
    ...second ? [`${second.model} ${worthOf(second)} and ${seconds(second.waitMs)}`] : [],
    ...held,
  ].join("; ");
}

const stateOf = ({ model, excluded }: CandidateFigures): readonly string[] =>
  excluded === null ? [] : [`${model} ${STATES[excluded]}`];

const worthOf = ({ quality, costNano }: CandidateFigures): string =>
  `${quality.toFixed(2)} for ${costNano === 0 ? "free" : dollars(costNano)}`;

/** Two figures that count: $0.00042. */
const dollars = (nano: number): string => `$${plain(nano / NANO_A_DOLLAR)}`;

function plain(value: number): string {
  const digits = Math.max(2, 1 - Math.floor(Math.log10(value)));
  return value.toFixed(digits);
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
