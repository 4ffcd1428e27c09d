import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define, type State } from "../../define.ts";
import { knownCandidate } from "../../lib/http/identify.server.ts";
import { readFormData } from "../../lib/http/read_form_data.ts";
import { seeOther } from "../../lib/http/see_other.ts";
import { DEFAULT_SETTINGS, readForm, settingsSchema } from "../../lib/interview/mod.ts";
import { plural, texts } from "../../lib/texts/mod.ts";
import { SettingsForms } from "./(_components)/SettingsForms.tsx";

export const handler = define.handlers({
  async GET({ state, url }) {
    const { interviews } = state.parts;
    const known = state.candidateId !== null;
    const settings = known ? await interviews.settings(state.candidateId!) : DEFAULT_SETTINGS;
    const saved = url.searchParams.get("saved");
    const models = modelsOf(state.parts);
    return page({ settings, known, models, saved: savedText(saved), problems: {} });
  },

  async POST(ctx) {
    const form = readForm(settingsSchema, await readFormData(ctx.req));
    if (!form.ok) {
      const models = modelsOf(ctx.state.parts);
      const { problems } = form;
      return page({ settings: DEFAULT_SETTINGS, known: true, models, saved: null, problems }, {
        status: 422,
      });
    }
    const { id, headers } = await knownCandidate(ctx);
    const { audioDeleted } = await ctx.state.parts.interviews.saveSettings(id, form.value);
    return seeOther(`/settings?saved=${audioDeleted}`, headers);
  },
});

const modelsOf = ({ ai }: State["parts"]) => ({
  declared: ai.asks,
  places: ai.places,
  voice: ai.soundPlaces,
});

/** What the choice did: the address carries how many answers lost their sound by it. */
function savedText(deleted: string | null): string | null {
  if (deleted === null) return null;
  const { saved, savedDeleted } = texts().settings;
  const count = /^\d{1,6}$/.test(deleted) ? Number(deleted) : 0;
  return count === 0 ? saved : plural(savedDeleted, count);
}

export default define.page<typeof handler>(function SettingsPage({ data }) {
  return (
    <>
      <Title>{texts().settings.title}</Title>
      <SettingsForms {...data} />
    </>
  );
});
