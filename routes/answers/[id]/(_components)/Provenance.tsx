import type { JSX } from "preact";
import { Delete } from "../../../../components/Delete.tsx";
import type { InterviewCost } from "../../../../lib/ai/mod.ts";
import type { Author } from "../../../../lib/coach/mod.ts";
import type { Answer } from "../../../../lib/interview/mod.ts";
import { fill, money, relative, texts } from "../../../../lib/texts/mod.ts";

interface ProvenanceProps {
  answer: Answer;
  author: Author | null;
  cost: InterviewCost;
  now: Date;
}

/** Who wrote this, what of it is stored until when, and how to be rid of it. */
export function Provenance({ answer, author, cost, now }: ProvenanceProps): JSX.Element {
  const { report: t } = texts();
  return (
    <section class="stack">
      {author && <p class="quiet small measure">{fill(t.by[author.kind], { ...author })}</p>}
      <p class="quiet small measure">
        {t.storedText} {soundText(answer, now)}
      </p>
      {cost.spentNano > 0 && (
        <p class="quiet small">{fill(t.cost, { cost: money(cost.spentNano) })}</p>
      )}
      <Delete
        action={`/answers/${answer.id}/delete`}
        summary={t.delete.summary}
        text={t.delete.text}
        button={t.delete.action}
      />
    </section>
  );
}

function soundText({ audio, audioUntil }: Answer, now: Date): string {
  const { report: t } = texts();
  if (audio === "none") return "";
  if (audio === "deleted") return t.audioGone;
  return audioUntil ? fill(t.audioUntil, { when: relative(audioUntil, now) }) : t.audioKept;
}
