import { page } from "fresh";
import { askedAt } from "../components/CoachAsks.tsx";
import { Title } from "../components/Title.tsx";
import { define } from "../define.ts";
import { knownCandidate } from "../lib/http/identify.server.ts";
import { takePaid } from "../lib/http/limit_writes.server.ts";
import { readFormData } from "../lib/http/read_form_data.ts";
import { seeOther } from "../lib/http/see_other.ts";
import { readForm, ROLE_SUGGESTIONS, setupSchema } from "../lib/interview/mod.ts";
import { texts } from "../lib/texts/mod.ts";
import { Landing } from "./(_components)/Landing.tsx";
import { newSetup, type SetupFields } from "./(_components)/SetupForm.tsx";

export const handler = define.handlers({
  GET: ({ state }) => page({ values: newSetup(), problems: {}, places: state.parts.ai.places }),

  async POST(ctx) {
    const form = await readFormData(ctx.req);
    const setup = readForm(setupSchema, form);
    if (!setup.ok) {
      const { places } = ctx.state.parts.ai;
      return page({ values: fieldsOf(form), problems: setup.problems, places }, { status: 422 });
    }
    if (setup.value.jobDescription !== "" && ctx.state.parts.ai.asks) await takePaid(ctx);
    const { id, headers } = await knownCandidate(ctx, setup.value);
    const interview = await ctx.state.parts.interviews.startInterview(id, setup.value);
    return seeOther(askedAt(`/interviews/${interview.id}`, interview), headers);
  },
});

/** What was typed, to be shown again beside what is wrong with it. */
function fieldsOf(form: FormData): SetupFields {
  const entries = Object.entries(newSetup())
    .map(([name, otherwise]) => [name, String(form.get(name) ?? otherwise)]);
  return Object.fromEntries(entries);
}

export default define.page<typeof handler>(function Home({ data }) {
  return (
    <>
      <Title>{texts().common.tagline}</Title>
      <Landing {...data} roles={ROLE_SUGGESTIONS} />
    </>
  );
});
