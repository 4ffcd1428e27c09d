import type { JSX } from "preact";
import type { SearchHit, Snippet } from "../../../lib/interview/mod.ts";
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
  hits: readonly SearchHit[];
}

/** What was found, with the words that matched marked. */
export function SearchHits({ query, hits }: SearchHitsProps): JSX.Element {
  const { history: t } = texts();
  const said = hits.length === 0
    ? fill(t.notFound, { q: query })
    : fill(plural(t.found, hits.length), { q: query });
  return (
    <section class="stack">
      <div role="status">
        <h2>{said}</h2>
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
      {snippets.map(({ text, hit }, index) => hit ? <mark key={index}>{text}</mark> : text)}
    </span>
  );
}
