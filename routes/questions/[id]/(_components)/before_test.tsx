import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { Before } from "./Before.tsx";

const ANSWER = {
  answerId: "a1",
  question: "What is an index for?",
  at: new Date("2026-01-01T10:00:00Z"),
  role: "Nurse",
  advice: "Say what came of it",
};

Deno.test("Before leads to answers of other interviews, by the job and by what was asked", () => {
  const alike = { ...ANSWER, answerId: "a2", role: "", advice: null };
  const html = renderToString(<Before same={[ANSWER]} alike={[alike]} />);
  assert.deepEqual(
    [...html.matchAll(/<a class="entry" href="([^"]+)">(.*?)<\/a>/g)].map(([, href, text]) => [
      href,
      text!.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim(),
    ]),
    [
      ["/answers/a1", "Nurse 1 January 2026 First thing to change: Say what came of it"],
      ["/answers/a2", "What is an index for? 1 January 2026"],
    ],
  );
});

Deno.test("Before shows nothing where nothing was answered, and no empty list", () => {
  assert.equal(renderToString(<Before same={[]} alike={[]} />), "");
  assert.equal(
    [...renderToString(<Before same={[ANSWER]} alike={[]} />).matchAll(/<h2/g)].length,
    1,
  );
});
