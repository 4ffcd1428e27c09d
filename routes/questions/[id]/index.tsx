import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { define } from "../../../define.ts";
import { Pending } from "../../../islands/Pending.tsx";
import { ownedBy } from "../../../lib/http/owner.ts";
import { readFormData } from "../../../lib/http/read_form_data.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import { type AskedQuestion, readForm, typedAnswerSchema } from "../../../lib/interview/mod.ts";
import type { State } from "../../../lib/http/state.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { consentText } from "./(_components)/consent_text.ts";
import { Practice } from "./(_components)/Practice.tsx";
import { Draft } from "./(_islands)/Draft.tsx";
import { ReadAloud } from "./(_islands)/ReadAloud.tsx";
import { Recorder } from "./(_islands)/Recorder.tsx";

type Asked = Parameters<typeof ownedBy>[0] & { readonly state: State };

export const handler = define.handlers({
  GET: async (ctx) => page({ ...await load(ctx), text: "", problems: {} }),

  async POST(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const form = await readFormData(ctx.req);
    const typed = readForm(typedAnswerSchema, form);
    if (!typed.ok) {
      const text = String(form.get("text") ?? "");
      return page({ ...await load(ctx), text, problems: typed.problems }, { status: 422 });
    }
    const answer = await interviews.saveTyped(owner, id, typed.value);
    await interviews.evaluateAnswer(owner, answer.id);
    return seeOther(`/answers/${answer.id}`);
  },
});

async function load(ctx: Asked) {
  const { interviews, speech } = ctx.state.parts;
  const { owner, id } = ownedBy(ctx);
  const question = await interviews.question(owner, id);
  const [{ interview, questions }, { retention, models }, before] = await Promise.all([
    interviews.interview(owner, question.interviewId),
    interviews.settings(owner),
    interviews.answeredBefore(owner, id),
  ]);
  const status = models === "off" ? speech.statusHere : speech.status;
  return {
    interview,
    question,
    consent: consentText(retention, status),
    writer: status.name,
    count: questions.length,
    attempts: attemptsOf(questions, id),
    answeredBefore: before.same.length + before.alike.length > 0,
    answerId: crypto.randomUUID(),
  };
}

function attemptsOf(questions: readonly AskedQuestion[], id: string): number {
  const asked = questions.find(({ question }) => question.id === id);
  return asked?.answers.filter(({ state }) => state !== "open").length ?? 0;
}

export default define.page<typeof handler>(function PracticePage({ data }) {
  const { interview, question, consent } = data;
  const { practice } = texts();
  return (
    <>
      <Title>{fill(practice.title, { n: question.position })}</Title>
      <Pending texts={texts().history.pending} except={question.id} />
      <Practice
        {...data}
        readAloud={
          <ReadAloud
            text={question.text}
            lang="en"
            labels={{ start: practice.readAloud, stop: practice.stopReading }}
          />
        }
        draft={
          <Draft
            question={question.id}
            attempts={data.attempts}
            field="text"
            label={practice.type.kept}
          />
        }
        recorder={
          <Recorder
            question={question.id}
            texts={practice.recorder}
            limitMs={interview.timeLimitS === null ? null : interview.timeLimitS * 1000}
            consent={consent}
            writer={data.writer}
            onward={`/interviews/${interview.id}`}
          />
        }
      />
    </>
  );
});
