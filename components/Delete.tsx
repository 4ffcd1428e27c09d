import type { JSX } from "preact";

interface DeleteProps {
  /** Where the form is posted. */
  action: string;
  summary: string;
  text: string;
  button: string;
}

/** Deleting takes two steps: opening this, then the button that says what goes. */
export function Delete({ action, summary, text, button }: DeleteProps): JSX.Element {
  return (
    <details class="more">
      <summary>{summary}</summary>
      <form method="post" action={action} class="stack">
        <p class="measure">{text}</p>
        <p>
          <button class="btn danger" type="submit">{button}</button>
        </p>
      </form>
    </details>
  );
}
