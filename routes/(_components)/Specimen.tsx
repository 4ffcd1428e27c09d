import type { JSX } from "preact";
import { Icon } from "../../components/Icon.tsx";
import { texts } from "../../lib/texts/mod.ts";

/** A small piece of a report, so that people see what they get before they give anything. */
export function Specimen(): JSX.Element {
  const { specimen } = texts().landing;
  return (
    <figure class="stack">
      <h2>{specimen.title}</h2>
      <ol class="advice">
        <li>
          <h3>{specimen.advice}</h3>
          <p class="quote">
            <q>{specimen.quote}</q>{" "}
            <span class="quiet small">
              <span class="inline-flex align-middle">
                <Icon name="play" size={14} />
              </span>{" "}
              {specimen.at}
            </span>
          </p>
          <p class="try">
            <b>{specimen.tryLabel}</b> <span class="spoken">{specimen.try}</span>
          </p>
        </li>
      </ol>
      <figcaption class="quiet small">{specimen.caption}</figcaption>
    </figure>
  );
}
