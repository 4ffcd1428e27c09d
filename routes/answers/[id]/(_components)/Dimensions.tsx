import type { JSX } from "preact";
import { Bar } from "../../../../components/Bar.tsx";
import { bandOf } from "../../../../components/band.ts";
import type { Dimension, StructurePart } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import { plural, texts } from "../../../../lib/texts/mod.ts";
import type { QuoteNumbers } from "./marks.ts";
import { Quote } from "./Quote.tsx";

interface DimensionsProps {
  dimensions: readonly Dimension[];
  answer: Answer;
  /** None where the transcript has no marks for it. */
  numbers?: QuoteNumbers;
}

/** Each dimension in a word, a small bar, one sentence, and the quotes behind it. */
export function Dimensions({ dimensions, ...rest }: DimensionsProps): JSX.Element {
  return (
    <section>
      <h2 class="pb-4">{texts().report.rubric}</h2>
      {dimensions.map((one) => <DimensionEntry key={one.id} dimension={one} {...rest} />)}
    </section>
  );
}

type EntryProps = Omit<DimensionsProps, "dimensions"> & { dimension: Dimension };

export function DimensionEntry({ dimension, answer, numbers }: EntryProps): JSX.Element {
  const { report: t } = texts();
  return (
    <div class="dimension">
      <div class="head">
        <h3>{t.dimensions[dimension.id]}</h3>
        <span class="word">{bandOf(dimension.score)}</span>
        <Bar value={dimension.score} />
      </div>
      <p class="measure">{dimension.remark}</p>
      {dimension.parts && <Parts parts={dimension.parts} />}
      {dimension.evidence.length > 0 && (
        <details>
          <summary>{plural(t.quotes, dimension.evidence.length)}</summary>
          <div class="stack">
            {dimension.evidence.map((evidence) => (
              <Quote
                key={evidence.start}
                evidence={evidence}
                answer={answer}
                numbers={numbers}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Parts({ parts }: { parts: readonly StructurePart[] }): JSX.Element {
  const { parts: names, partsNote } = texts().report;
  return (
    <ul class="parts">
      {parts.map(({ id, found }) => (
        <li key={id} class={found ? undefined : "missing"}>
          {names[id as keyof typeof names] ?? id}
          <small class="quiet">{found ? partsNote.found : partsNote.missing}</small>
        </li>
      ))}
    </ul>
  );
}
