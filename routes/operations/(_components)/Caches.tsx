import type { JSX } from "preact";
import type { CacheFigures, FamilyFigures } from "../../../lib/store/mod.ts";
import { fill, number, plural, size, texts } from "../../../lib/texts/mod.ts";
import { percent } from "./figures.ts";
import { FigureTable } from "./FigureTable.tsx";

/** What reads of cached values were answered by, family by family. */
export function Caches({ view }: { view: CacheFigures }): JSX.Element {
  const { caches: t } = texts().operations;
  const names = [
    t.family,
    t.reads,
    t.hits,
    t.near,
    t.shared,
    t.stale,
    t.joined,
    t.loaded,
    t.failed,
    t.without,
    t.copies,
  ];
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet small measure">
        {t.lead} {view.shared === "closed" ? t.asked : t.leftAlone} {view.hears ? "" : t.deaf}{" "}
        {view.unsettled > 0 && plural(t.unsettled, view.unsettled)}
      </p>
      <FigureTable caption label={t.table} columns={names} rows={view.families.map(rowOf)} />
    </section>
  );
}

function rowOf(family: FamilyFigures): readonly [string, ...string[]] {
  const { caches: t } = texts().operations;
  const { name, near, shared, stale, joined, loaded, failed, without, copies } = family;
  const hits = near + shared + stale + joined;
  const reads = hits + loaded;
  return [
    name,
    number(reads),
    reads === 0 ? "–" : percent(hits / reads),
    ...[near, shared, stale, joined, loaded, failed, without].map((count) => number(count)),
    copies ? fill(t.kept, { entries: number(copies.entries), size: size(copies.bytes) }) : "–",
  ];
}
