/** Advice as text for a terminal. */
import type { Advice, AdviceReport, CreateIndexAdvice, StatementGain } from "./types.ts";

/** Statements named under a piece of advice at most. */
const MAX_STATEMENTS = 5;
const MAX_TEXT = 160;

const HEADINGS: Readonly<Record<Advice["kind"], string>> = {
  create_index: "Make these indexes",
  drop_index: "Drop these indexes",
  statistics: "Let the planner know more",
  rewrite: "Write these statements otherwise",
};

/** Nothing in it has been applied. */
export function describeAdvice(report: AdviceReport): string {
  const kinds = Object.keys(HEADINGS) as Advice["kind"][];
  const sections = kinds.flatMap((kind) => {
    const advice = report.advice.filter((each) => each.kind === kind);
    return advice.length === 0 ? [] : [`${HEADINGS[kind]}\n\n${advice.map(describe).join("\n\n")}`];
  });
  const tried = report.hypopg ? "hypopg" : "temporary copies";
  const planned = `${report.planned} statements planned, indexes tried by ${tried}`;
  const skipped = report.skipped.map(({ text, reason }) =>
    `  skipped: ${oneLine(text)}\n    ${reason}`
  );
  const none = sections.length === 0 ? ["Nothing to advise"] : [];
  return [...sections, ...none, [planned, ...skipped].join("\n")].join("\n\n") + "\n";
}

function describe(advice: Advice): string {
  const subject = advice.kind === "rewrite" ? [`  ${oneLine(advice.text)}`] : [];
  const ddl = advice.ddl.map((each) => `  ${each};`);
  const why = advice.why.map((each) => `    ${each}`);
  const gain = advice.kind === "create_index" ? describeGain(advice) : [];
  return [...subject, ...ddl, ...gain, ...why].join("\n");
}

function describeGain(
  { gain, statements, verification, estimatedBytes, writes }: CreateIndexAdvice,
): string[] {
  const by = verification.by === "hypopg"
    ? "tried with hypopg"
    : `tried on a copy of ${verification.rows} rows`;
  const size = estimatedBytes === null ? "" : `, about ${megabytes(estimatedBytes)} MB`;
  const more = statements.length - MAX_STATEMENTS;
  return [
    `    ${times(gain.ratio)} cheaper (${cost(gain.before)} -> ${
      cost(gain.after)
    }), ${by}${size}, ${writes} writes`,
    ...statements.slice(0, MAX_STATEMENTS).flatMap(describeStatement),
    ...(more > 0 ? [`    and ${more} more statements`] : []),
  ];
}

const describeStatement = (each: StatementGain): string[] => [
  `    ${each.calls} x ${oneLine(each.text)} (${each.fingerprint})`,
  `      before: ${each.nodesBefore.join(" > ")}`,
  `      after:  ${each.nodesAfter.join(" > ")}`,
];

const megabytes = (bytes: number): string => (bytes / 1e6).toPrecision(2);
const times = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times`;
const cost = (units: number): string => units.toFixed(units < 10 ? 1 : 0);

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}
