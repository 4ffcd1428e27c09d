import type { JSX } from "preact";
import type { ModelLine } from "../../../lib/ai/mod.server.ts";
import { fill, money, number, plural, texts } from "../../../lib/texts/mod.ts";
import { duration, percent } from "./figures.ts";

/** How each model does, how fast, and what it costs. */
export function Models({ lines }: { lines: readonly ModelLine[] }): JSX.Element {
  const { models: t } = texts().operations;
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet small measure">{t.lead}</p>
      <div class="tiles">
        {lines.map((line) => <ModelCard key={line.model.id} line={line} />)}
      </div>
    </section>
  );
}

function ModelCard({ line }: { line: ModelLine }): JSX.Element {
  const { models: t } = texts().operations;
  const { model, latencies, spend, health } = line;
  const rows: readonly (readonly [string, string])[] = [
    ...qualities(line),
    ...latencies
      ? [
        [
          t.first,
          percentiles([latencies.firstP50, latencies.firstP95, latencies.firstP99]),
        ] as const,
        [
          t.whole,
          percentiles([latencies.totalP50, latencies.totalP95, latencies.totalP99]),
        ] as const,
        [t.errors, percent(latencies.errors)] as const,
      ]
      : [],
    [t.breaker, `${percent(health.errorRate)} of ${plural(t.calls, health.calls)}`],
    [t.inFlight, `${health.inFlight} of ${model.concurrency}`],
    [t.cost, spend ? `${money(spend.costNano)}, ${plural(t.calls, spend.calls)}` : t.unasked],
  ];
  return (
    <article class="card stack">
      <div class="tight">
        <h3>{model.id}</h3>
        <p class="quiet small">{priceOf(line)}</p>
        <p>
          <span class="chip">{t.states[stateOf(line)]}</span>
        </p>
      </div>
      <dl class="pairs">
        {rows.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

type Percentiles = readonly [p50: number | null, p95: number | null, p99: number | null];

function percentiles([p50, p95, p99]: Percentiles): string {
  const { models: t } = texts().operations;
  if (p50 === null) return t.none;
  return fill(t.percentiles, { p50: duration(p50), p95: duration(p95), p99: duration(p99) });
}

function stateOf({ health }: ModelLine) {
  return health.state === "closed" && health.cooldownUntilMs !== null ? "cooling" : health.state;
}

function qualities({ model, quality }: ModelLine): (readonly [string, string])[] {
  const { models: t } = texts().operations;
  if (quality.length === 0) return [[`${t.quality}, ${t.declared}`, number(model.quality, TWO)]];
  return quality.map((row) => {
    const n = number(row.observations);
    return [
      `${t.quality}: ${fill(t.measured, { task: taskName(row.task), n })}`,
      `${number(row.quality, TWO)} ± ${number(row.deviation, TWO)}`,
    ];
  });
}

/** Of a task that is no longer there, its id. */
function taskName(task: string): string {
  const names: Readonly<Record<string, string>> = texts().operations.tasks;
  return names[task] ?? task;
}

const TWO = { digits: 2 };
const TOKENS = 1e6;
const SECONDS_AN_HOUR = 3600;
const PICO_A_NANO = 1000;

function priceOf({ model: { prices: { input, output, audioSecond } } }: ModelLine): string {
  const { models: t } = texts().operations;
  const priced = (pico: number) => money(pico / PICO_A_NANO);
  const million = (pico: number) => priced(pico * TOKENS);
  const prices = [
    ...input > 0 || output > 0
      ? [fill(t.price, { input: million(input), output: million(output) })]
      : [],
    ...audioSecond > 0 ? [fill(t.audio, { price: priced(audioSecond * SECONDS_AN_HOUR) })] : [],
  ];
  return prices.join("; ") || t.free;
}
