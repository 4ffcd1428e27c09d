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
  const none = sections.length === 0 ? ["Nothing to advise"] : [];
  return [...sections, ...none, describeWork(report)].join("\n\n") + "\n";
}

function describeWork({ planned, hypopg, skipped }: AdviceReport): string {
  const tried = hypopg ? "hypopg" : "temporary copies";
  const byReason = Map.groupBy(skipped, ({ reason }) => reason);
  return [
    `${planned} statements planned, indexes tried by ${tried}, nothing applied`,
    ...[...byReason].flatMap(([reason, own]) => [
      `  skipped: ${reason}`,
      ...own.map(({ text }) => `    ${oneLine(text)}`),
    ]),
  ].join("\n");
}

function describe(advice: Advice): string {
  const subject = advice.kind === "rewrite" ? [`  ${oneLine(advice.text)}`] : [];
  const ddl = advice.ddl.map((each) => `  ${each};`);
  const why = advice.why.map((each) => `    ${each}`);
  const gain = advice.kind === "create_index" ? describeGain(advice) : [];
  const frees = advice.kind === "drop_index" && advice.bytes > 0
    ? [`    Frees ${megabytes(advice.bytes)} MB`]
    : [];
  return [...subject, ...ddl, ...gain, ...why, ...frees].join("\n");
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
    }), ${by}${size}, written to ${writes} times while these were called`,
    ...statements.slice(0, MAX_STATEMENTS).flatMap(describeStatement),
    ...(more > 0 ? [`    and ${more} more statements`] : []),
  ];
}

function describeStatement(each: StatementGain): string[] {
  const took = each.meanMs === null ? "" : ` of ${each.meanMs.toPrecision(2)} ms`;
  return [
    `    ${each.calls} calls${took}: ${oneLine(each.text)} (${each.fingerprint})`,
    `      before: ${cost(each.before)}, ${readsOnlyIn(each.nodesBefore, each.nodesAfter)}`,
    `      after:  ${cost(each.after)}, ${readsOnlyIn(each.nodesAfter, each.nodesBefore)}`,
  ];
}

/** How tables are read, where the other plan does it otherwise; the whole plan if nowhere. */
function readsOnlyIn(nodes: readonly string[], others: readonly string[]): string {
  const reads = nodes.filter((each) => / (on|using) /.test(each) && !others.includes(each));
  return reads.length > 0 ? reads.join(" > ") : nodes.join(" > ");
}

const megabytes = (bytes: number): string => (bytes / 1e6).toPrecision(2);
const times = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times`;
const cost = (units: number): string => units.toFixed(units < 10 ? 1 : 0);

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}
