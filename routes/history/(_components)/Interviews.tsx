import type { JSX } from "preact";
import { Bar } from "../../../components/Bar.tsx";
import type { HistoryEntry, HistoryPage } from "../../../lib/interview/mod.ts";
import { day, fill, texts } from "../../../lib/texts/mod.ts";

interface InterviewsProps {
  list: HistoryPage;
  paged: boolean;
}

/** Past interviews, newest first, a page at a time. */
export function Interviews({ list: { entries, older }, paged }: InterviewsProps): JSX.Element {
  const { history: t } = texts();
  return (
    <section class="stack">
      <h2>{t.list}</h2>
      <ul class="list">
        {entries.map((entry) => (
          <li key={entry.interview.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      <p class="row">
        {older && (
          <a class="btn plain" href={`/history?before=${encodeURIComponent(older)}`}>{t.older}</a>
        )}
        {paged && <a class="link" href="/history">{t.newest}</a>}
      </p>
    </section>
  );
}

function Entry(
  { entry: { interview, questions, answered } }: { entry: HistoryEntry },
): JSX.Element {
  const { interview: t, common } = texts();
  return (
    <a class="entry" href={`/interviews/${interview.id}`}>
      <span class="name">{interview.role || t.noRole}</span>
      <span class="quiet small">
        {common.kinds[interview.kind]} · {day(interview.createdAt)}
      </span>
      <span class="quiet small">{fill(t.answered, { done: answered, count: questions })}</span>
      <Bar class="progress" value={questions === 0 ? 0 : answered / questions} />
    </a>
  );
}
