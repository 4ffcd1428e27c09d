import type { JSX } from "preact";
import type { DeliveryMeasure } from "../../../../lib/speech/mod.ts";
import { fill, number, texts } from "../../../../lib/texts/mod.ts";

interface MeasurePictureProps {
  measure: DeliveryMeasure;
  /** The candidate's own usual figure; null = not known yet; undefined = compare with the typical range. */
  usual?: number | null;
}

/** Within this share of the usual figure, an answer counts as like it. */
const LIKE_USUAL = 0.1;

const shown = (value: number): string => number(value, { digits: value < 20 ? 1 : 0 });

/** One figure with its unit, what it is compared with in words, and the same as a small picture. */
export function MeasurePicture({ measure, usual }: MeasurePictureProps): JSX.Element {
  const { delivery: t } = texts().report;
  const { id, value, unit } = measure;
  return (
    <figure>
      <figcaption>
        <span class="quiet">{t.measures[id]}</span>
        {value === null ? <b>{t.reasons[measure.reason ?? "too_short"]}</b> : (
          <span>
            <b>{shown(value)}</b> {t.units[unit]}
          </span>
        )}
        {value !== null && <Comparison measure={measure} usual={usual} value={value} />}
      </figcaption>
    </figure>
  );
}

type ComparisonProps = MeasurePictureProps & { value: number };

function Comparison({ measure, usual, value }: ComparisonProps): JSX.Element {
  const { delivery: t } = texts().report;
  const unit = t.units[measure.unit];
  if (usual === null) return <span class="quiet small">{t.noBaseline}</span>;
  const range = usual === undefined
    ? measure.typical
    : [usual * (1 - LIKE_USUAL), usual * (1 + LIKE_USUAL)] as const;
  const words = usual === undefined ? t.where : t.versus;
  const [low, high] = range;
  const against = usual === undefined
    ? fill(t.typical, { low: shown(low), high: shown(high), unit })
    : fill(t.baseline, { value: shown(usual), unit });
  return (
    <>
      <RangePicture value={value} range={range} />
      <span class="small">{words[placeOf(value, range)]}</span>
      <span class="quiet small">{against}</span>
    </>
  );
}

function placeOf(
  value: number,
  [low, high]: readonly [number, number],
): "below" | "within" | "above" {
  if (value < low) return "below";
  return value > high ? "above" : "within";
}

interface RangePictureProps {
  value: number;
  range: readonly [low: number, high: number];
}

/** A line with the range as a band and the figure as a dot; the words beside it say the same. */
function RangePicture({ value, range: [low, high] }: RangePictureProps): JSX.Element {
  const width = Math.max(high - low, 1e-9);
  const from = Math.min(low - width / 2, value - width / 8);
  const to = Math.max(high + width / 2, value + width / 8);
  const x = (at: number) => Math.round(((at - from) / (to - from)) * 192 + 4);
  return (
    <svg class="picture" viewBox="0 0 200 20" aria-hidden="true">
      <rect class="track" y="9" width="200" height="2" fill="currentColor" />
      <rect x={x(low)} y="6" width={x(high) - x(low)} height="8" rx="4" fill="currentColor" />
      <circle class="dot" cx={x(value)} cy="10" r="6" fill="currentColor" />
    </svg>
  );
}
