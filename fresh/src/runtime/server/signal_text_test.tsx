import assert from "node:assert/strict";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { renderToString } from "preact-render-to-string";
import { renderSignalsAsText } from "./signal_text.ts";

renderSignalsAsText();

const italic = <i>x</i>;

const VALUES: [value: unknown, html: string][] = [
  ["a<b", "a&lt;b"],
  [0, "0"],
  [7n, "7"],
  [true, ""],
  [false, ""],
  [null, ""],
  [NaN, ""],
  [italic, "<i>x</i>"],
];

for (const [value, html] of VALUES) {
  Deno.test(`a signal of ${typeof value} ${String(value)} renders as "${html}"`, () => {
    const text = signal(value) as ReadonlySignal<string>;
    assert.equal(renderToString(<b>{text}</b>), `<b>${html}</b>`);
  });
}

Deno.test("a computed signal renders as its value", () => {
  assert.equal(renderToString(<b>{computed(() => "x")}</b>), "<b>x</b>");
});
