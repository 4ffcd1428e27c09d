import type { JSX } from "preact";
import type { GivenFeedback } from "../../../../lib/interview/mod.ts";
import { texts } from "../../../../lib/texts/mod.ts";

interface RateProps {
  answerId: string;
  given: Pick<GivenFeedback, "id" | "rating">;
}

/** A thumb on feedback, that can be changed: two buttons, without a script. */
export function Rate({ answerId, given: { id, rating } }: RateProps): JSX.Element {
  const { rate: t } = texts().report;
  const thumb = (value: 1 | -1, label: string) => (
    <button
      class="btn plain"
      type="submit"
      name="rating"
      value={value}
      aria-pressed={rating === value ? "true" : "false"}
    >
      {label}
    </button>
  );
  return (
    <form method="post" action={`/answers/${answerId}/rate`} class="row rate">
      <input type="hidden" name="evaluation" value={id} />
      <span class="quiet" id={`rate-${id}`}>{t.legend}</span>
      <span class="row" role="group" aria-labelledby={`rate-${id}`}>
        {thumb(1, t.up)}
        {thumb(-1, t.down)}
      </span>
      {rating !== null && <span class="quiet small" role="status">{t.given}</span>}
    </form>
  );
}
