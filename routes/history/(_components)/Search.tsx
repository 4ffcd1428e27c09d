import { Fragment, type JSX } from "preact";
import type { SearchHit, SearchResult, Snippet } from "../../../lib/interview/mod.ts";
import { day, fill, plural, texts } from "../../../lib/texts/mod.ts";

export function SearchForm({ query }: { query: string }): JSX.Element {
  const { search } = texts().history;
  return (
    <form method="get" action="/history" role="search" class="search">
      <div class="field">
        <label for="q">{search.label}</label>
        <input type="search" id="q" name="q" value={query} maxLength={200} />
      </div>
      <button class="btn plain" type="submit">{search.action}</button>
    </form>
  );
}

interface SearchHitsProps {
  query: string;
  found: SearchResult;
}

/** What was found, with the words that matched marked, and as what a misspelt search was read. */
export function SearchHits({ query, found: { hits, readAs } }: SearchHitsProps): JSX.Element {
  const { history: t } = texts();
  const said = hits.length === 0
    ? fill(t.notFound, { q: query })
    : fill(plural(t.found, hits.length), { q: readAs ?? query });
  return (
    <section class="stack">
      <div role="status">
        <h2>{said}</h2>
        {readAs !== null && <p>{fill(t.readAs, { q: query, readAs })}</p>}
      </div>
      <p>
        <a href="/history">{t.search.clear}</a>
      </p>
      <ul class="list">
        {hits.map((hit) => (
          <li key={hit.answerId}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hit({ hit }: { hit: SearchHit }): JSX.Element {
  const { parts } = texts().history;
  return (
    <a class="entry" href={`/answers/${hit.answerId}`}>
      <span class="name spoken">{hit.question}</span>
      {hit.matches.filter(({ part }) => part !== "question").map(({ part, snippets }) => (
        <span key={part}>
          <span class="quiet small">{parts[part]}:</span> <Snippets snippets={snippets} />
        </span>
      ))}
      <span class="quiet small">{day(hit.at)}</span>
    </a>
  );
}

function Snippets({ snippets }: { snippets: readonly Snippet[] }): JSX.Element {
  return (
    <span class="spoken">
      {snippets.map(({ text, hit }, index) =>
        // A bare text in a list would be escaped twice.
        hit ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>
      )}
    </span>
  );
}
