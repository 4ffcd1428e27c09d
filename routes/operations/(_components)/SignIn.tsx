import type { JSX } from "preact";
import { texts } from "../../../lib/texts/mod.ts";

/** The key of this server opens the page. */
export function SignIn({ wrong }: { wrong: boolean }): JSX.Element {
  const { signIn: t } = texts().operations;
  return (
    <form method="post" action="/operations" class="card stack">
      <h1>{t.title}</h1>
      <p class="measure">{t.text}</p>
      <div class="field">
        <label for="key">{t.label}</label>
        {wrong && <p class="error" id="key-error">{t.wrong}</p>}
        <input
          id="key"
          name="key"
          type="password"
          required
          autoComplete="current-password"
          aria-describedby={wrong ? "key-error" : undefined}
          aria-invalid={wrong ? "true" : undefined}
        />
      </div>
      <p>
        <button class="btn" type="submit">{t.action}</button>
      </p>
    </form>
  );
}
