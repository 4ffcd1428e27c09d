import type { JSX } from "preact";
import type { ExperimentOverview, VariantOverview } from "../../../lib/ai/mod.server.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { figure, percent } from "./figures.ts";
import { FigureTable } from "./FigureTable.tsx";
import { IntervalPlot } from "./IntervalPlot.tsx";

/** One experiment: what can be concluded first, then the figures behind it. */
export function ExperimentCard({ experiment }: { experiment: ExperimentOverview }): JSX.Element {
  const { experiments: t } = texts().operations;
  const { id, task, questionType, unit, metric, looks, status, conclusion, sampleRatio } =
    experiment;
  const facts = fill(t.facts, {
    task: [texts().operations.tasks[task], questionType].filter(Boolean).join(" "),
    unit,
    metric: t.metrics[metric],
    looks,
  });
  return (
    <article class="card stack">
      <div class="apart">
        <h3>{id}</h3>
        <span class="chip">{t.status[status]}</span>
      </div>
      <p class="measure">
        <strong>{conclusion}</strong>
      </p>
      {sampleRatio?.isMismatch && (
        <p class="notice attention">{fill(t.ratio, { p: figure(sampleRatio.p) })}</p>
      )}
      <Variants experiment={experiment} />
      <Plots experiment={experiment} />
      <Guardrails experiment={experiment} />
      <p class="quiet small measure">{facts}</p>
    </article>
  );
}

const metricOf = ({ metrics }: VariantOverview, { metric }: ExperimentOverview) =>
  metrics.find((one) => one.metric === metric) ?? null;

function Variants({ experiment }: { experiment: ExperimentOverview }): JSX.Element {
  const { experiments: t } = texts().operations;
  return (
    <>
      <FigureTable
        label={experiment.id}
        columns={[t.variant, t.units, t.share, t.mean]}
        rows={experiment.variants.map((variant) => [
          variant.id,
          variant.exposed,
          percent(variant.share),
          meanText(metricOf(variant, experiment)),
        ])}
      />
      {experiment.variants.map(({ id, stop }) =>
        stop && <p class="quiet small" key={id}>{fill(t.stopped, { reason: stop.reason })}</p>
      )}
    </>
  );
}

function meanText(metric: ReturnType<typeof metricOf>): string {
  const { unknown } = texts().operations.experiments;
  if (!metric || metric.mean === null) return unknown;
  const { lower, upper } = metric.interval;
  return Number.isFinite(lower + upper)
    ? `${figure(metric.mean)} (${figure(lower)} to ${figure(upper)})`
    : figure(metric.mean);
}

function Plots({ experiment }: { experiment: ExperimentOverview }): JSX.Element | null {
  const { experiments: t } = texts().operations;
  const [control, ...others] = experiment.variants;
  const drawn = others.flatMap((variant) => {
    const difference = metricOf(variant, experiment)?.difference;
    if (!difference || difference.value === null) return [];
    const { lower, upper } = difference.interval;
    return Number.isFinite(lower + upper)
      ? [{ name: variant.id, value: difference.value, lower, upper }]
      : [];
  });
  if (drawn.length === 0 || !control) return null;
  const label = fill(t.plot, {
    control: control.id,
    metric: t.metrics[experiment.metric],
    text: drawn.map(({ name, lower, upper }) => `${name} ${figure(lower)} to ${figure(upper)}`)
      .join("; "),
  });
  return (
    <figure class="tight">
      <figcaption class="quiet small">{label}</figcaption>
      <IntervalPlot rows={drawn} />
    </figure>
  );
}

function Guardrails({ experiment }: { experiment: ExperimentOverview }): JSX.Element | null {
  const { experiments: t } = texts().operations;
  if (experiment.guardrails.length === 0) return null;
  return (
    <div class="tight">
      <h4>{t.guardrails}</h4>
      <ul class="list">
        {experiment.guardrails.map(({ variant, metric, worstBy, state }) => (
          <li key={`${variant} ${metric}`}>
            {fill(t.guardrail, {
              variant,
              metric: t.metrics[metric],
              worst: figure(worstBy),
              state: t.states[state],
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
