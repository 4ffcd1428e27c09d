import type { JSX } from "preact";
import { bandOf } from "../../../components/band.ts";
import type { DeliveryTrend, TrendPoint, Trends } from "../../../lib/interview/mod.ts";
import { fill, number, texts } from "../../../lib/texts/mod.ts";
import { Sparkline } from "./Sparkline.tsx";

/** Fewer points show nothing of a trend. */
const FEWEST = 2;

/** How each part has changed over the candidate's own answers; words first, the line beside them. */
export function TrendPictures({ trends }: { trends: Trends }): JSX.Element {
  const { history: { trends: t }, report } = texts();
  const dimensions = trends.dimensions.filter(({ points }) => points.length >= FEWEST);
  const delivery = trends.delivery.filter(({ points }) => points.length >= FEWEST);
  if (dimensions.length === 0) {
    return (
      <section class="stack">
        <h2>{t.title}</h2>
        <p class="quiet measure">{t.few}</p>
      </section>
    );
  }
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet">{t.note}</p>
      <div class="trends">
        {dimensions.map(({ id, points }) => (
          <Trend
            key={id}
            name={report.dimensions[id]}
            points={points}
            said={changeOf(points)}
            unit
          />
        ))}
      </div>
      {delivery.length > 0 && (
        <>
          <h3>{t.delivery}</h3>
          <div class="trends">
            {delivery.map((trend) => <DeliveryPicture key={trend.id} trend={trend} />)}
          </div>
        </>
      )}
    </section>
  );
}

interface TrendProps {
  name: string;
  points: readonly TrendPoint[];
  said: string;
  /** Values are 0..1, and the line is drawn on that scale. */
  unit?: boolean;
}

function Trend({ name, points, said, unit }: TrendProps): JSX.Element {
  return (
    <figure class="tight">
      <figcaption>
        <strong>{name}</strong>
        <span class="quiet small block">{said}</span>
      </figcaption>
      <Sparkline values={points.map(({ value }) => value)} range={unit ? [0, 1] : undefined} />
    </figure>
  );
}

function DeliveryPicture({ trend: { id, unit, points } }: { trend: DeliveryTrend }): JSX.Element {
  const { history: { trends: t }, report: { delivery } } = texts();
  const said = fill(t.measure, {
    from: shown(points.at(0)?.value),
    to: shown(points.at(-1)?.value),
    unit: delivery.units[unit],
    n: points.length,
  });
  return <Trend name={delivery.measures[id]} points={points} said={said} />;
}

const shown = (value = 0): string => number(value, { digits: value < 20 ? 1 : 0 });

/** From the first answer's word to the last one's. */
function changeOf(points: readonly TrendPoint[]): string {
  const { change } = texts().history.trends;
  const from = bandOf(points.at(0)?.value ?? 0);
  const to = bandOf(points.at(-1)?.value ?? 0);
  return fill(from === to ? change.same : change.up, { from, to, n: points.length });
}
