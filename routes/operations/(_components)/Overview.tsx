import type { JSX } from "preact";
import type { OperationsView } from "../../../lib/ai/mod.server.ts";
import type { QueriesView } from "../../../lib/db/mod.server.ts";
import type { CacheFigures } from "../../../lib/store/mod.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { Caches } from "./Caches.tsx";
import { Decisions } from "./Decisions.tsx";
import { ExperimentCard } from "./ExperimentCard.tsx";
import { Models } from "./Models.tsx";
import { Money } from "./Money.tsx";
import { Queries } from "./Queries.tsx";

interface OverviewProps {
  readonly view: OperationsView;
  readonly queries: QueriesView;
  readonly caches: CacheFigures;
}

/** Models, money, decisions, experiments, statements and caches, at one moment. */
export function Overview({ view, queries, caches }: OverviewProps): JSX.Element {
  const { operations: t } = texts();
  return (
    <div class="sections wide">
      <div class="stack">
        <div class="apart">
          <h1>{t.title}</h1>
          <form method="post" action="/operations">
            <button class="link" type="submit" name="out" value="1">{t.signOut}</button>
          </form>
        </div>
        <p class="quiet small">{fill(t.at, { time: view.at.toISOString().slice(0, 19) })}</p>
        {view.models.length < 2 && <p class="notice measure">{t.none}</p>}
      </div>
      <Money today={view.today} days={view.days} />
      <Models lines={view.models} />
      <section class="stack">
        <h2>{t.experiments.title}</h2>
        {view.experiments.length === 0 && <p class="measure quiet">{t.experiments.none}</p>}
        {view.experiments.map((one) => <ExperimentCard key={one.id} experiment={one} />)}
      </section>
      <Decisions lines={view.decisions} />
      <Queries view={queries} />
      <Caches view={caches} />
    </div>
  );
}
