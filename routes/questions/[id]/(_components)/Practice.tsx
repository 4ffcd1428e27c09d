import type { ComponentChildren, JSX } from "preact";
import { type FieldProblems, Problems } from "../../../../components/Problems.tsx";
import { TextArea } from "../../../../components/TextArea.tsx";
import type { Interview, Question } from "../../../../lib/interview/mod.ts";
import { fill, plural, texts } from "../../../../lib/texts/mod.ts";

export interface PracticeProps {
  interview: Interview;
  question: Question;
  /** How many questions the interview has. */
  count: number;
  /** Attempts made so far. */
  attempts: number;
  /** Whether the same question, or one like it, was answered in another interview. */
  answeredBefore: boolean;
  /** What stands in the field, if a typed answer came back. */
  text: string;
  problems: FieldProblems;
  /** Made with the form, so that sending it twice stores one answer. */
  answerId: string;
  /** The islands, which this page's views know nothing of. */
  recorder: ComponentChildren;
  readAloud: ComponentChildren;
  draft: ComponentChildren;
}

/** One question and the ways to answer it. */
export function Practice(props: PracticeProps): JSX.Element {
  const { interview, question, recorder, readAloud } = props;
  const { practice: t } = texts();
  const typing = interview.mode === "type" || Object.keys(props.problems).length > 0;
  return (
    <div class="practice wide">
      <div class="stack">
        <Place {...props} />
        <h1 class="question">{question.text}</h1>
        {readAloud}
        <Shows question={question} />
      </div>
      <div class="stack">
        {!typing && recorder}
        {!typing && (
          <noscript>
            <p class="notice">{t.noScript}</p>
          </noscript>
        )}
        <p class="quiet small measure">{t.before}</p>
        {typing ? <TypedForm {...props} /> : <TypeInstead {...props} />}
        <Attempts {...props} />
      </div>
    </div>
  );
}

function Place({ interview, question, count }: PracticeProps): JSX.Element {
  const { common } = texts();
  return (
    <p class="apart">
      <span class="eyebrow">
        {question.followsAnswerId ? common.followUp : common.kinds[question.type]}
      </span>
      <a class="quiet small" href={`/interviews/${interview.id}`}>
        {fill(common.questionOf, { n: question.position, count })}
      </a>
    </p>
  );
}

function Shows({ question }: { question: Question }): JSX.Element | null {
  if (question.shows.length === 0) return null;
  return (
    <details class="more">
      <summary>{texts().common.shows}</summary>
      <ul class="ticks">{question.shows.map((line) => <li key={line}>{line}</li>)}</ul>
    </details>
  );
}

function TypeInstead(props: PracticeProps): JSX.Element {
  return (
    <details class="more" id="type">
      <summary>{texts().practice.type.summary}</summary>
      <TypedForm {...props} />
    </details>
  );
}

function TypedForm({ question, text, problems, answerId, draft }: PracticeProps): JSX.Element {
  const { type: t } = texts().practice;
  return (
    <form method="post" action={`/questions/${question.id}`} class="stack">
      <Problems fields={problems} />
      <input type="hidden" name="answerId" value={answerId} />
      <TextArea name="text" label={t.label} hint={t.hint} value={text} error={problems.text} />
      <div class="row">
        <button class="btn" type="submit">{t.send}</button>
        {draft}
      </div>
    </form>
  );
}

function Attempts({ question, attempts, answeredBefore }: PracticeProps): JSX.Element | null {
  if (attempts === 0 && !answeredBefore) return null;
  const { practice: t } = texts();
  const address = `/questions/${question.id}/attempts`;
  return (
    <p class="row">
      {attempts > 0 && <a class="link" href={address}>{plural(t.attemptsLink, attempts)}</a>}
      {answeredBefore && <a class="link" href={`${address}#before`}>{t.beforeLink}</a>}
    </p>
  );
}
