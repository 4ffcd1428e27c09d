import type { JSX } from "preact";
import type { SectionStream } from "./stream_client.ts";

/** Texts of a section that is written while one reads. */
export interface StreamTexts {
  readonly waiting: string;
  readonly done: string;
  readonly failed: string;
  readonly button: string;
  readonly look: string;
}

interface SectionStreamViewProps {
  stream: SectionStream;
  /** Whether it begins by itself, as soon as there is a script. */
  auto?: boolean;
  action: string;
  texts: StreamTexts;
}

/** What has come so far. Without a script the button does the same, and the page comes back whole. */
export function SectionStreamView(
  { stream, auto = false, action, texts }: SectionStreamViewProps,
): JSX.Element {
  const state = stream.state.value;
  const { waiting, failed, done } = texts;
  const says = { idle: auto ? waiting : "", waiting, failed, done }[state];
  const start = (event: Event) => {
    event.preventDefault();
    // The button goes: who works by keys goes on with what comes in its place.
    (event.currentTarget as HTMLElement).parentElement?.focus();
    void stream.start(action);
  };
  return (
    <div class="stack" tabIndex={-1}>
      {stream.pieces.value.map(({ place, html }) => (
        // deno-lint-ignore react-no-danger -- rendered by this server's own components
        <div key={place} dangerouslySetInnerHTML={{ __html: html }} />
      ))}
      <p class={state === "done" ? "sr" : "quiet measure"} role="status">{says}</p>
      {(state === "idle" || state === "failed") && (
        <form method="post" action={action} onSubmit={start}>
          <button class="btn plain" type="submit">
            {state === "failed" ? texts.look : texts.button}
          </button>
        </form>
      )}
    </div>
  );
}
