import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define } from "../../define.ts";
import { knownCandidate } from "../../lib/http/identify.server.ts";
import { seeOther } from "../../lib/http/see_other.ts";
import { readForm, settingsSchema } from "../../lib/interview/mod.ts";
import { texts } from "../../lib/texts/mod.ts";
import { DEFAULT_SETTINGS, SettingsForms } from "./(_components)/SettingsForms.tsx";

export const handler = define.handlers({
  async GET({ state, url }) {
    const { interviews } = state.parts;
    const known = state.candidateId !== null;
    const settings = known ? await interviews.settings(state.candidateId!) : DEFAULT_SETTINGS;
    return page({ settings, known, saved: url.searchParams.has("saved"), problems: {} });
  },

  async POST(ctx) {
    const form = readForm(settingsSchema, await ctx.req.formData());
    if (!form.ok) {
      return page(
        { settings: DEFAULT_SETTINGS, known: true, saved: false, problems: form.problems },
        { status: 422 },
      );
    }
    const { id, headers } = await knownCandidate(ctx);
    await ctx.state.parts.interviews.saveSettings(id, form.value);
    return seeOther("/settings?saved", headers);
  },
});

export default define.page<typeof handler>(function SettingsPage({ data }) {
  return (
    <>
      <Title>{texts().settings.title}</Title>
      <SettingsForms {...data} />
    </>
  );
});
