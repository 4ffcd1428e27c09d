import type { JSX } from "preact";
import type { OperationsView } from "../../../lib/ai/mod.server.ts";
import { fill, money, number, texts } from "../../../lib/texts/mod.ts";
import { duration } from "./figures.ts";
import { FigureTable } from "./FigureTable.tsx";

type Line = OperationsView["decisions"][number];

/** The last decisions of the router, each with its reason, its candidates and what came of it. */
export function Decisions({ lines }: { lines: readonly Line[] }): JSX.Element {
  const { decisions: t } = texts().operations;
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      {lines.length === 0 && <p class="quiet">{t.none}</p>}
      {lines.map((line) => <Decision key={line.id} line={line} />)}
    </section>
  );
}

function Decision({ line }: { line: Line }): JSX.Element {
  const { decisions: t } = texts().operations;
  return (
    <article class="entry-block tight">
      <p class="quiet small">{factsOf(line)}</p>
      <p class="measure">{line.reason}. {insteadOf(line)}</p>
      <details>
        <summary class="small">{t.why}</summary>
        <Figures line={line} />
      </details>
    </article>
  );
}

/** Who answered in the end, and why not those before; empty where the first did. */
function insteadOf({ model, passedOver }: Line): string {
  const { decisions: t } = texts().operations;
  if (passedOver.length === 0) return "";
  const whyNot = passedOver.map(({ model, why }) => fill(t.whyNot[why], { model })).join("; ");
  return fill(t.instead, { who: model ?? t.nobody, whyNot });
}

function factsOf(line: Line): string {
  const { decisions: t } = texts().operations;
  const outcome = t.outcomes[line.outcome as keyof typeof t.outcomes] ?? line.outcome;
  return [
    line.at.toISOString().slice(11, 19),
    [texts().operations.tasks[line.task], line.questionType].filter(Boolean).join(", "),
    [line.model, outcome].filter(Boolean).join(": "),
    line.coachReason && t.reasons[line.coachReason],
    line.cached && t.cached,
    line.explored && t.explored,
    money(line.costNano),
    line.totalMs !== null && duration(line.totalMs),
  ].filter(Boolean).join(" · ");
}

function Figures({ line }: { line: Line }): JSX.Element {
  const { decisions: t } = texts().operations;
  return (
    <FigureTable
      label={t.why}
      columns={[t.model, t.quality, t.drawn, t.cost, t.wait, t.utility, t.hoped, t.excluded]}
      rows={line.figures.map((one) => [
        one.model,
        two(one.quality),
        two(one.drawn),
        money(one.costNano),
        duration(one.waitMs),
        two(one.utility),
        two(one.hoped ?? null),
        one.excluded ? t.exclusions[one.excluded] : "",
      ])}
    />
  );
}

/** What JSON cannot hold, such as infinity, comes back as null. */
const two = (value: number | null): string => value === null ? "–" : number(value, { digits: 2 });
