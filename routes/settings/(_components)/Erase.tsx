import type { JSX } from "preact";
import { type FieldProblems, Problems } from "../../../components/Problems.tsx";
import { texts } from "../../../lib/texts/mod.ts";

/** Asks once more, and says what goes. */
export function Erase({ problems }: { problems: FieldProblems }): JSX.Element {
  const { erase: t } = texts().settings;
  const problem = problems.confirm;
  return (
    <form method="post" action="/settings/delete" class="stack">
      <h1>{t.title}</h1>
      <Problems fields={problems} />
      <p class="measure">{t.text}</p>
      <p>
        <a href="/api/export" download>{t.export}</a>
      </p>
      <div class="field">
        {problem && <p class="error" id="confirm-error">{problem}</p>}
        <label class="choice">
          <input
            type="checkbox"
            id="confirm"
            name="confirm"
            value="yes"
            aria-invalid={problem ? "true" : undefined}
            aria-describedby={problem && "confirm-error"}
          />
          {t.confirm}
        </label>
      </div>
      <div class="row">
        <button class="btn danger" type="submit">{t.action}</button>
        <a class="link" href="/settings">{t.cancel}</a>
      </div>
    </form>
  );
}

export function Erased(): JSX.Element {
  const { erase, start } = texts().settings;
  return (
    <div class="stack">
      <h1>{erase.done}</h1>
      <p>
        <a class="btn" href="/">{start}</a>
      </p>
    </div>
  );
}
