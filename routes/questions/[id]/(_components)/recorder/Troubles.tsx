import type { JSX } from "preact";
import type { Problem } from "../../../../../lib/speech/mod.client.ts";
import type { RecorderTexts, RecorderViewProps } from "./model.ts";

/** What stands in the way, what it means for the answer, and what to do. Never a dead end. */
export function Troubles({ recorder, texts }: RecorderViewProps): JSX.Element {
  const problem = recorder.problem.value;
  const known = problem && textsOf(problem, texts);
  return (
    <div class="notice problem" role="alert" hidden={!known}>
      <strong>{known?.text}</strong>
      <p>{known?.hint}</p>
    </div>
  );
}

/** A refusal says what the server said; the others have texts of their own. */
function textsOf({ code, detail }: Problem, { problems }: RecorderTexts) {
  return detail ? { text: detail.message, hint: detail.hint } : problems[code];
}

/** No network, or no room on the disk: recording goes on, and this says where it is kept. */
export function Connection({ recorder, texts }: RecorderViewProps): JSX.Element {
  const state = recorder.state.value;
  const link = recorder.link.value;
  const busy = state !== "idle" && state !== "saved" && state !== "held";
  const lines = busy
    ? [
      link === "online" ? null : texts[link],
      recorder.storage.value === "memory" ? texts.memory : null,
    ].filter((line) => line !== null)
    : [];
  return (
    <div class="notice attention" role="status" hidden={lines.length === 0}>
      {lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}
