import type { JSX } from "preact";
import { fill, texts } from "../../lib/texts/mod.ts";

/** What it is not, what it costs, what is stored: said before anything begins. */
export function Promises({ places }: { places: readonly string[] }): JSX.Element {
  const { not, stored, models } = texts().landing;
  return (
    <>
      <div class="cols">
        <section class="stack">
          <h2>{not.title}</h2>
          <ul class="nots">{not.items.map((item) => <li key={item}>{item}</li>)}</ul>
        </section>
        <Costs />
      </div>
      <section class="stack" id="stored">
        <h2>{stored.title}</h2>
        <ul class="ticks">
          {stored.items.map((item) => <li key={item}>{item}</li>)}
          {places.length > 0 && <li>{fill(models, { places: places.join(", ") })}</li>}
        </ul>
        <p>
          <a href="/settings">{stored.more}</a>
        </p>
      </section>
    </>
  );
}

export function Steps(): JSX.Element {
  const { steps } = texts().landing;
  return (
    <section class="stack">
      <h2>{steps.title}</h2>
      <ol class="numbered">
        {steps.items.map((item) => (
          <li key={item}>
            <p class="py-3">{item}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Costs(): JSX.Element {
  const { costs } = texts().landing;
  return (
    <section class="stack">
      <h2>{costs.title}</h2>
      <dl class="pairs">
        {costs.rows.map(([what, cost]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{cost}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet small">{costs.note}</p>
    </section>
  );
}
