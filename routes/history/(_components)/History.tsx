import type { ComponentChildren, JSX } from "preact";
import type { HistoryPage, SearchResult, Trends } from "../../../lib/interview/mod.ts";
import { texts } from "../../../lib/texts/mod.ts";
import { Interviews } from "./Interviews.tsx";
import { SearchForm, SearchHits } from "./Search.tsx";
import { TrendPictures } from "./TrendPictures.tsx";

export interface HistoryData {
  /** Null where nothing was searched for. */
  found: SearchResult | null;
  list: HistoryPage;
  /** Null on older pages of the list. */
  trends: Trends | null;
}

interface HistoryProps extends HistoryData {
  query: string;
  /** Whether this is an older page of the list. */
  paged: boolean;
  /** What waits on the device, where there is a script to look for it. */
  pending?: ComponentChildren;
}

/** Everything the candidate has answered: found again, followed over time, taken along. */
export function History(props: HistoryProps): JSX.Element {
  const { query, paged, found, list, trends, pending } = props;
  const { history: t } = texts();
  const empty = found === null && list.entries.length === 0 && !paged;
  return (
    <div class="sections">
      <div class="stack">
        <h1>{t.title}</h1>
        {!empty && <SearchForm query={query} />}
        {pending}
      </div>
      {empty && <Empty />}
      {found && <SearchHits query={query} found={found} />}
      {!found && !empty && <Interviews list={list} paged={paged} />}
      {trends && !empty && <TrendPictures trends={trends} />}
      {!empty && <Export />}
    </div>
  );
}

function Empty(): JSX.Element {
  const { empty } = texts().history;
  return (
    <div class="card stack">
      <h2>{empty.title}</h2>
      <p class="measure">{empty.text}</p>
      <p>
        <a class="btn" href="/#start">{empty.action}</a>
      </p>
    </div>
  );
}

function Export(): JSX.Element {
  const { history: t } = texts();
  return (
    <p class="tight">
      <a class="link" href="/api/export" download>{t.export}</a>
      <span class="quiet small">{t.exportHint}</span>
    </p>
  );
}
