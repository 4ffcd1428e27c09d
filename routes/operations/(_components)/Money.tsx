import type { JSX } from "preact";
import { Bar } from "../../../components/Bar.tsx";
import type { OperationsView } from "../../../lib/ai/mod.server.ts";
import { fill, money, texts } from "../../../lib/texts/mod.ts";
import { FigureTable } from "./FigureTable.tsx";

/** Spend against the day's budget, and the days before. */
export function Money({ today, days }: Pick<OperationsView, "today" | "days">): JSX.Element {
  const { budget: t } = texts().operations;
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      {today ? <Today today={today} /> : <p class="quiet">{t.nothing}</p>}
      {days.length > 0 && <Days days={days} />}
    </section>
  );
}

function Today({ today }: { today: NonNullable<OperationsView["today"]> }): JSX.Element {
  const { budget: t } = texts().operations;
  const { spentNano, reservedNano, capNano } = today;
  const spent = fill(t.spent, { spent: money(spentNano), reserved: money(reservedNano) });
  const cap = capNano === null ? t.noCap : fill(t.cap, { cap: money(capNano) });
  return (
    <div class="tight">
      <p>{spent}, {cap}.</p>
      {capNano !== null && <Bar value={capNano === 0 ? 1 : (spentNano + reservedNano) / capNano} />}
    </div>
  );
}

function Days({ days }: Pick<OperationsView, "days">): JSX.Element {
  const { budget: t } = texts().operations;
  return (
    <FigureTable
      caption
      label={t.days}
      columns={[t.day, t.calls, t.cost, t.retries, t.hedges, t.unknown]}
      rows={days.map((day) => [
        day.key ?? "",
        day.calls,
        money(day.costNano),
        money(day.retryNano),
        money(day.hedgeNano),
        money(day.unknownNano),
      ])}
    />
  );
}
