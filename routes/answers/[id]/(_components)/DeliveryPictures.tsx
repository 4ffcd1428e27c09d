import type { JSX } from "preact";
import type { Baseline, DeliveryPreference } from "../../../../lib/interview/mod.ts";
import type { Delivery } from "../../../../lib/speech/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";
import { MeasurePicture } from "./MeasurePicture.tsx";
import { PauseTimeline } from "./PauseTimeline.tsx";

interface DeliveryPicturesProps {
  delivery: Delivery;
  preference: Exclude<DeliveryPreference, "off">;
  /** The candidate's own usual figures, where they are known. */
  baseline: readonly Baseline[];
}

/** How it sounded, as figures beside a typical range or the candidate's own usual; never a judgement. */
export function DeliveryPictures(props: DeliveryPicturesProps): JSX.Element {
  const { delivery, preference, baseline } = props;
  const { delivery: t } = texts().report;
  const usual = new Map(baseline.map(({ id, median }) => [id, median]));
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet measure">{t.only}</p>
      {delivery.tooNoisy && <p class="notice attention">{t.tooNoisy}</p>}
      {delivery.sound && !delivery.tooNoisy && <PauseTimeline sound={delivery.sound} />}
      <div class="measures">
        {delivery.measures.map((measure) => (
          <MeasurePicture
            key={measure.id}
            measure={measure}
            usual={preference === "baseline" ? usual.get(measure.id) ?? null : undefined}
          />
        ))}
      </div>
      <Fillers fillers={delivery.fillers} />
      {preference === "private" && <Sources delivery={delivery} />}
    </section>
  );
}

function Fillers({ fillers }: Pick<Delivery, "fillers">): JSX.Element | null {
  if (fillers.length === 0) return null;
  const list = fillers.map(({ text, count }) => `“${text}” ${count}`).join(", ");
  return <p class="quiet small">{fill(texts().report.delivery.fillers, { list })}</p>;
}

function Sources({ delivery }: { delivery: Delivery }): JSX.Element {
  const { delivery: t } = texts().report;
  return (
    <details class="more">
      <summary>{t.sources}</summary>
      <ul class="nots">
        {delivery.measures.map(({ id, source }) => (
          <li key={id} class="small">
            {t.measures[id]}: {source}
          </li>
        ))}
      </ul>
    </details>
  );
}
