import type { JSX } from "preact";
import { type FieldProblems, Problems } from "../../../components/Problems.tsx";
import { RadioGroup } from "../../../components/RadioGroup.tsx";
import type { Settings } from "../../../lib/interview/mod.ts";
import { texts } from "../../../lib/texts/mod.ts";

/** What holds for those who have chosen nothing yet. */
export const DEFAULT_SETTINGS: Settings = { retention: "day", delivery: "private" };

interface SettingsFormsProps {
  settings: Settings;
  /** Whether anything is stored for this device. */
  known: boolean;
  /** What the choice just made has done. */
  saved: string | null;
  problems: FieldProblems;
}

/** Two choices, and what can be done with everything stored. */
export function SettingsForms(
  { settings, known, saved, problems }: SettingsFormsProps,
): JSX.Element {
  const { settings: t } = texts();
  return (
    <div class="sections">
      <div class="stack">
        <h1>{t.title}</h1>
        {saved && <p class="notice" role="status">{saved}</p>}
        <Problems fields={problems} />
      </div>
      <form method="post" action="/settings" class="sections">
        <RadioGroup
          name="retention"
          legend={t.retention.title}
          options={optionsOf(t.retention.options)}
          value={settings.retention}
          hint={t.retention.hint}
          long
        />
        <RadioGroup
          name="delivery"
          legend={t.delivery.title}
          options={optionsOf(t.delivery.options)}
          value={settings.delivery}
          hint={t.delivery.hint}
          long
        />
        <p>
          <button class="btn" type="submit">{t.save}</button>
        </p>
      </form>
      <Data known={known} />
    </div>
  );
}

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

function Data({ known }: { known: boolean }): JSX.Element {
  const { settings: { data, none } } = texts();
  return (
    <section class="stack">
      <h2>{data.title}</h2>
      <p class="measure">{known ? data.text : none}</p>
      {known && (
        <>
          <p class="quiet small">{data.exportHint}</p>
          <div class="row">
            <a class="btn plain" href="/api/export" download>{data.export}</a>
            <a class="link grave" href="/settings/delete">{data.delete}</a>
          </div>
        </>
      )}
    </section>
  );
}
