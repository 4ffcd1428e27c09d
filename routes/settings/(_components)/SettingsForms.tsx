import type { JSX } from "preact";
import { type FieldProblems, Problems } from "../../../components/Problems.tsx";
import { RadioGroup } from "../../../components/RadioGroup.tsx";
import type { Settings } from "../../../lib/interview/mod.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";

interface SettingsFormsProps {
  settings: Settings;
  /** Whether anything is stored for this device. */
  known: boolean;
  models: ModelsElsewhere;
  /** What the choice just made has done. */
  saved: string | null;
  problems: FieldProblems;
}

interface ModelsElsewhere {
  /** Whether any model reads words. */
  readonly declared: boolean;
  /** Where words are sent for it, nowhere if empty. */
  readonly places: readonly string[];
  /** Where the voice is sent to be written down, likewise. */
  readonly voice: readonly string[];
}

/** Two choices, and what can be done with everything stored. */
export function SettingsForms(
  { settings, known, models, saved, problems }: SettingsFormsProps,
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
        {(models.declared || models.voice.length > 0) && (
          <Models value={settings.models} models={models} />
        )}
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

function Models(
  { value, models }: { value: string; models: ModelsElsewhere },
): JSX.Element {
  const { models: t } = texts().settings;
  return (
    <RadioGroup
      name="models"
      legend={models.voice.length > 0 ? t.voice.title : t.title}
      options={optionsOf(modelOptions(models))}
      value={value}
      hint={t.hint}
      long
    />
  );
}

function modelOptions({ places, voice }: ModelsElsewhere) {
  const { options, optionsHere, voice: t } = texts().settings.models;
  const filled = (text: string) =>
    fill(text, { places: places.join(", "), voice: voice.join(", ") });
  if (voice.length > 0) return { ask: filled(places.length > 0 ? t.ask : t.askVoice), off: t.off };
  return places.length > 0 ? { ...options, ask: filled(options.ask) } : optionsHere;
}

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
