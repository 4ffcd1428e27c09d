import type { JSX } from "preact";
import type { Advice, AdviceReport, CreateIndexAdvice } from "../../../lib/db/mod.ts";
import { fill, number, plural, texts } from "../../../lib/texts/mod.ts";
import { figure } from "./figures.ts";

/** What the advisor says, each with the statements to run by hand and what it rests on. */
export function AdvicePage({ report }: { report: AdviceReport | null }): JSX.Element {
  const { advice: t } = texts().operations;
  return (
    <div class="sections wide">
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="measure">{t.lead}</p>
        <form method="post" action="/operations/advice" class="row">
          <button class="btn" type="submit">{report ? t.again : t.action}</button>
          <a class="link" href="/operations">{t.back}</a>
        </form>
      </div>
      {report && <Report report={report} />}
    </div>
  );
}

function Report({ report }: { report: AdviceReport }): JSX.Element {
  const { advice: t } = texts().operations;
  const { advice, planned, skipped } = report;
  return (
    <section class="stack" role="status">
      <p class="quiet small">
        {plural(t.planned, planned)} {skipped.length > 0 && plural(t.skipped, skipped.length)}
      </p>
      {advice.length === 0 && <p class="measure">{t.none}</p>}
      {advice.map((one) => <AdviceCard key={one.ddl.join() + one.why.join()} advice={one} />)}
    </section>
  );
}

function AdviceCard({ advice }: { advice: Advice }): JSX.Element {
  const { advice: t } = texts().operations;
  return (
    <article class="card stack">
      <h2>{t.kinds[advice.kind]}</h2>
      {advice.why.map((reason) => <p class="measure" key={reason}>{reason}</p>)}
      {advice.ddl.length > 0 && (
        <div class="scroll" role="region" aria-label={t.kinds[advice.kind]} tabIndex={0}>
          <pre>{advice.ddl.join("\n")}</pre>
        </div>
      )}
      {advice.kind === "rewrite" && <code>{advice.text}</code>}
      {advice.kind === "create_index" && <Evidence advice={advice} />}
    </article>
  );
}

function Evidence({ advice }: { advice: CreateIndexAdvice }): JSX.Element {
  const { advice: t } = texts().operations;
  const { gain, verification, writes, statements } = advice;
  const said = fill(t.gain, {
    before: figure(gain.before),
    after: figure(gain.after),
    ratio: figure(gain.ratio),
    writes: number(writes),
  });
  const tried = verification.by === "sample"
    ? fill(t.by.sample, { rows: number(verification.rows) })
    : t.by.hypopg;
  return (
    <>
      <p class="measure">{said} {tried}</p>
      <details>
        <summary class="small">{plural(t.evidence, statements.length)}</summary>
        {statements.map(({ fingerprint, text, calls, nodesBefore, nodesAfter }) => (
          <div class="entry-block tight" key={fingerprint}>
            <code>{text}</code>
            <p class="quiet small">
              {plural(t.calls, calls)} · {fill(t.nodes, {
                before: nodesBefore.join(", "),
                after: nodesAfter.join(", "),
              })}
            </p>
          </div>
        ))}
      </details>
    </>
  );
}
