import type { JSX } from "preact";
import type { AnsweredBefore, EarlierAnswer } from "../../../../lib/interview/mod.ts";
import { day, texts } from "../../../../lib/texts/mod.ts";

/** What was answered in other interviews: to the same question by the job, to others by what they asked. */
export function Before({ same, alike }: AnsweredBefore): JSX.Element | null {
  if (same.length + alike.length === 0) return null;
  const { report: { before: t }, interview } = texts();
  return (
    <div class="sections" id="before">
      {same.length > 0 && (
        <section class="stack">
          <h2>{t.same}</h2>
          <ul class="list">
            {same.map((one) => (
              <li key={one.answerId}>
                <Entry answer={one} name={one.role || interview.noRole} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {alike.length > 0 && (
        <section class="stack">
          <h2>{t.alike}</h2>
          <ul class="list">
            {alike.map((one) => (
              <li key={one.answerId}>
                <Entry answer={one} name={one.question} spoken />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface EntryProps {
  answer: EarlierAnswer;
  name: string;
  /** Whether the name is a question. */
  spoken?: boolean;
}

function Entry({ answer: { answerId, at, role, advice }, name, spoken }: EntryProps): JSX.Element {
  const { report: { attempts: t } } = texts();
  return (
    <a class="entry" href={`/answers/${answerId}`}>
      <span class={spoken ? "name spoken" : "name"}>{name}</span>
      <span class="quiet small">{[spoken && role, day(at)].filter(Boolean).join(" · ")}</span>
      {advice !== null && (
        <span>
          <span class="quiet small">{t.first}:</span> {advice}
        </span>
      )}
    </a>
  );
}
