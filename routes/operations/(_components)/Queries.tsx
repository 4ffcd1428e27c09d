import type { JSX } from "preact";
import type { PlanNode, QueriesView, SeenLine } from "../../../lib/db/mod.server.ts";
import { fill, number, plural, size, texts } from "../../../lib/texts/mod.ts";
import { duration, fineDuration } from "./figures.ts";
import { DayFigures, QueryFigures } from "./QueryFigures.tsx";

const SHOWN = 20;

/** The statements that the database spends its time on. */
export function Queries({ view }: { view: QueriesView }): JSX.Element {
  const { queries: t } = texts().operations;
  const shown = view.lines.slice(0, SHOWN);
  const since = view.since.toISOString().slice(0, 19);
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet small measure">
        {fill(t.lead, { calls: number(view.calls), time: duration(view.totalMs), since })}{" "}
        {view.elsewhere === null && t.noServer}
      </p>
      {shown.length === 0 ? <p class="quiet">{t.none}</p> : <QueryFigures lines={shown} />}
      {shown.map((line, at) => <Query key={line.fingerprint} line={line} place={at + 1} />)}
      <p class="quiet small">{restOf(view)}</p>
      {view.lastDay.length > 0 && <DayFigures lines={view.lastDay} />}
      <p>
        <a class="link" href="/operations/advice">{texts().operations.advice.link}</a>
      </p>
    </section>
  );
}

function restOf({ lines, dropped, elsewhere }: QueriesView): string {
  const { queries: t } = texts().operations;
  return [
    lines.length > SHOWN && plural(t.more, lines.length - SHOWN),
    dropped.statements > 0 && plural(t.dropped, dropped.statements),
    elsewhere && elsewhere.length > 0 && plural(t.elsewhere, elsewhere.length),
  ].filter(Boolean).join(" ");
}

function Query({ line, place }: { line: SeenLine; place: number }): JSX.Element {
  const { queries: t } = texts().operations;
  return (
    <article class="entry-block tight">
      <p class="quiet small">{[`${place}`, ...factsOf(line)].join(" · ")}</p>
      <details>
        <summary class="small">{fill(t.statement, { fingerprint: line.fingerprint })}</summary>
        <p>
          <code>{line.text}</code>
        </p>
        {line.plan && (
          <p class="quiet small">
            {fill(t.plan, {
              time: line.plan.at.toISOString().slice(0, 19),
              ms: duration(line.plan.ms),
            })}
          </p>
        )}
        {line.plan && <Plan nodes={line.plan.nodes} />}
      </details>
    </article>
  );
}

/** What is worth a look beside the time it takes. */
function factsOf({ repeated, errors, rows, bytes, calls, server, kind }: SeenLine): string[] {
  const { queries: t } = texts().operations;
  const failed = errors.map(({ state, count }) => `${state} × ${number(count)}`).join(", ");
  const within = repeated.within.join(", ");
  return [
    t.kinds[kind],
    fill(plural(t.rows, Number((rows / calls).toFixed(1))), {
      rows: number(rows / calls, { digits: 1 }),
      size: size(Math.round(bytes / calls)),
    }),
    server && fill(t.server, { calls: number(server.calls), time: fineDuration(server.totalMs) }),
    repeated.runs > 0 && fill(plural(t.repeated, repeated.runs), {
      longest: number(repeated.longest),
      within,
    }),
    failed !== "" && fill(t.failed, { failed }),
  ].filter((fact) => typeof fact === "string");
}

function Plan({ nodes }: { nodes: readonly PlanNode[] }): JSX.Element {
  const { queries: t } = texts().operations;
  return (
    <div class="scroll" role="region" aria-label={t.planTitle} tabIndex={0}>
      <table class="figures">
        <thead>
          <tr>{[t.node, t.on, t.cost, t.estimate].map((name) => <th key={name}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {nodes.map((node, at) => (
            <tr key={at}>
              <th scope="row">{"· ".repeat(node.depth)}{node.type}</th>
              <td>{[node.relation, node.index, ...node.conditions].filter(Boolean).join("; ")}</td>
              <td>{number(node.cost)}</td>
              <td>{number(node.rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
