import type { JSX } from "preact";
import { Bar } from "../../../../components/Bar.tsx";
import { Delete } from "../../../../components/Delete.tsx";
import { StateChip } from "../../../../components/StateChip.tsx";
import type { InterviewCost } from "../../../../lib/ai/mod.ts";
import type { Answer, AskedQuestion, Interview, Question } from "../../../../lib/interview/mod.ts";
import { day, fill, money, plural, texts } from "../../../../lib/texts/mod.ts";

interface OverviewProps {
  interview: Interview;
  asked: readonly AskedQuestion[];
  cost: InterviewCost;
}

const isAnswered = ({ answers }: AskedQuestion): boolean =>
  answers.some(({ state }) => state !== "open");

/** Where an interview stands, and the one next step. */
export function Overview({ interview, asked, cost }: OverviewProps): JSX.Element {
  const t = texts().interview;
  const next = asked.find((one) => !isAnswered(one));
  return (
    <div class="sections">
      <Heading interview={interview} asked={asked} cost={cost} />
      <NextStep next={next} done={asked.length > 0 && !next} begun={asked.some(isAnswered)} />
      <section class="stack">
        <h2>{t.questions}</h2>
        <ol class="numbered">
          {asked.map((one) => (
            <li key={one.question.id}>
              <QuestionEntry asked={one} />
            </li>
          ))}
        </ol>
      </section>
      <Delete
        action={`/interviews/${interview.id}/delete`}
        summary={t.delete.summary}
        text={t.delete.text}
        button={t.delete.action}
      />
    </div>
  );
}

function Heading({ interview, asked, cost }: OverviewProps): JSX.Element {
  const { interview: t, common } = texts();
  const done = asked.filter(isAnswered).length;
  return (
    <div class="stack">
      <p class="eyebrow">
        {common.kinds[interview.kind]} · {common.modes[interview.mode]}
      </p>
      <h1>{fill(t.title, { role: interview.role || t.noRole })}</h1>
      <p class="quiet">{fill(t.started, { day: day(interview.createdAt) })}</p>
      <div class="tight">
        <p>{fill(t.answered, { done, count: asked.length })}</p>
        <Bar class="progress" value={asked.length === 0 ? 0 : done / asked.length} />
      </div>
      {cost.spentNano > 0 && <p class="quiet small">{costText(cost)}</p>}
    </div>
  );
}

function costText({ spentNano, capNano }: InterviewCost): string {
  const { cost, costOf } = texts().interview;
  const spent = money(spentNano);
  return capNano === null ? fill(cost, { spent }) : fill(costOf, { spent, cap: money(capNano) });
}

interface NextStepProps {
  next: AskedQuestion | undefined;
  done: boolean;
  begun: boolean;
}

function NextStep({ next, done, begun }: NextStepProps): JSX.Element | null {
  const t = texts().interview;
  if (next) {
    const label = fill(begun ? t.goOn : t.begin, { n: next.question.position });
    return (
      <p>
        <a class="btn" href={`/questions/${next.question.id}`}>{label}</a>
      </p>
    );
  }
  return done
    ? (
      <div class="stack">
        <p class="measure">{t.finished}</p>
        <p>
          <a class="btn" href="/#start">{t.again}</a>
        </p>
      </div>
    )
    : null;
}

function QuestionEntry({ asked: { question, answers } }: { asked: AskedQuestion }): JSX.Element {
  const { interview: t, common } = texts();
  const latest = answers.at(-1) ?? null;
  return (
    <a class="entry" href={addressOf(question, latest)}>
      <span class="name spoken">{question.text}</span>
      <span class="apart">
        <span class="quiet small">
          {question.followsAnswerId ? common.followUp : common.kinds[question.type]}
          {answers.length > 1 && ` · ${plural(t.attempts, answers.length)}`}
        </span>
        <StateChip state={latest?.state ?? null} />
      </span>
    </a>
  );
}

/** An answer leads to its report or words; a question without one, or with one begun, to the practice page. */
function addressOf(question: Question, latest: Answer | null): string {
  if (latest?.state === "evaluated") return `/answers/${latest.id}`;
  if (latest?.state === "ready" || latest?.state === "stopped") {
    return `/answers/${latest.id}/review`;
  }
  return `/questions/${question.id}`;
}
