import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { createCssFor } from "../../../../../lib/style/mod.server.ts";
import { texts } from "../../../../../lib/texts/mod.ts";
import { idleRecorder } from "./idle.ts";
import type { RecorderModel } from "./model.ts";
import { RecorderView } from "./RecorderView.tsx";

const { recorder: T } = texts().practice;

type Values = { [Key in keyof RecorderModel]?: unknown };

/** The view of a recorder in a given state, as a browser would show it. */
function view(values: Values = {}, { writer = null }: { writer?: string | null } = {}): string {
  const recorder = Object.assign(
    idleRecorder(),
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, signal(value)])),
  );
  return renderToString(
    <RecorderView
      recorder={recorder}
      texts={T}
      limitMs={120_000}
      writer={writer}
      consent=""
      onward="/"
    />,
  );
}

const RECORDING: Values = { state: "recording", level: 0.5, elapsedMs: 72_000, bytesSent: 41_000 };

const LIVES: readonly Values[] = [
  RECORDING,
  { ...RECORDING, cue: "good", captions: { final: ["in my last job"], partial: "we" } },
  { ...RECORDING, link: "offline", storage: "memory", pendingPackets: 20 },
  { ...RECORDING, state: "paused" },
  { state: "sending", pendingPackets: 3, bytesSent: 900 },
  { state: "held", pendingPackets: 3 },
  { resumable: { answer: "a", elapsedMs: 1000 } },
  { problem: { code: "mic_denied", detail: null } },
];

/** What people see of the page: without the parts that are hidden. */
const seen = (html: string): string => html.replace(/<(\w+)[^>]* hidden[^>]*>.*?<\/\1>/gs, "");

Deno.test("RecorderView needs no rule later that the page was not sent with", () => {
  const cssFor = createCssFor();
  const sent = new Set(cssFor(view()).split("}"));
  for (const values of LIVES) {
    const missing = cssFor(view(values)).split("}").filter((rule) => !sent.has(rule));
    assert.deepEqual(missing, [], JSON.stringify(values));
  }
});

Deno.test("RecorderView says what is sent and that all of it is saved", () => {
  assert.match(view({ ...RECORDING, state: "paused" }), /41 kB sent, all of it saved/);
  assert.match(view({ ...RECORDING, pendingPackets: 100 }), /0:06 still to send/);
});

Deno.test("RecorderView says the same while packets come and go", () => {
  assert.match(view(RECORDING), /41 kB sent, saved as you speak/);
  assert.match(view({ ...RECORDING, pendingPackets: 10 }), /41 kB sent, saved as you speak/);
});

Deno.test("RecorderView shows the time beside the limit and never ends at it", () => {
  assert.match(view(RECORDING), /1:12<small>of 2:00/);
  const over = view({ ...RECORDING, elapsedMs: 130_000 });
  assert.match(over, /2:00 reached/);
  assert.match(over, /data-state="recording"/);
});

Deno.test("RecorderView says without a network that the answer is kept here", () => {
  assert.ok(view({ ...RECORDING, link: "offline" }).includes(T.offline));
  assert.ok(seen(view({ state: "held" })).includes(T.held));
});

Deno.test("RecorderView names a problem and what to do", () => {
  const html = view({ problem: { code: "mic_denied", detail: null } });
  assert.ok(html.includes(T.problems.mic_denied.text));
  assert.ok(html.includes(T.problems.mic_denied.hint));
});

Deno.test("RecorderView repeats a refusal in the server's words", () => {
  const detail = { code: "answer_closed", message: "Ended already.", hint: "Start anew." };
  const html = view({ problem: { code: "refused", detail } });
  assert.match(html, /Ended already\..*Start anew\./s);
});

Deno.test("RecorderView takes the button away where another tab records", () => {
  assert.match(view(), /<div class="stage"\s*>/);
  assert.match(view({ problem: { code: "other_tab", detail: null } }), /<div class="stage" hidden/);
});

Deno.test("RecorderView announces no caption word by word", () => {
  const html = view({ ...RECORDING, captions: { final: ["in my last job"], partial: "we had" } });
  assert.match(html, /role="log" aria-live="off"[^>]*><p>in my last job we had/);
});

Deno.test("RecorderView believes the page about who writes along until the server says otherwise", () => {
  const writer = "somebody";
  const said = (values: Values) => view({ ...RECORDING, ...values }, { writer });
  assert.ok(said({}).includes(T.captionsWaiting));
  assert.ok(said({ link: "reconnecting" }).includes(T.captionsLater));
  assert.ok(said({ recogniser: null }).includes(T.captionsNone));
  assert.ok(view({ ...RECORDING, recogniser: writer }).includes(T.captionsWaiting));
});
