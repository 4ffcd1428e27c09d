import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { askedAt, CoachAsks } from "./CoachAsks.tsx";

Deno.test("CoachAsks says why no model asks, and nothing that it does not know", () => {
  const read = (why: string | null) => renderToString(<CoachAsks why={why} />);
  assert.match(
    read("over_budget"),
    /The built-in coach asks here: the money for models is used up/,
  );
  for (const why of [null, "", "toString", "anything"]) assert.equal(read(why), "");
});

Deno.test("askedAt() leads to what was asked, with the reason where there is one", () => {
  assert.equal(askedAt("/questions/1", { whyCoach: null }), "/questions/1");
  assert.equal(askedAt("/questions/1", { whyCoach: "repeated" }), "/questions/1?coach=repeated");
});
