/** The search of the running server's history page, as a browser without scripts reads it. */
import assert from "node:assert/strict";
import { startServer } from "../support/server.ts";
import { spokenCandidate } from "./spoken_candidate.ts";

const SAYS = "In my last job we moved everything to Kubernetes and I wrote the plan & tests.";

Deno.test("GET /history says as what a misspelt search was read", async () => {
  await using server = await startServer({ env: { TRANSCRIBER: "none" } });
  const { candidate } = await spokenCandidate(server.origin, SAYS);
  const pageOf = async (typed: string) => {
    const html = await candidate.text(`/history?q=${encodeURIComponent(typed)}`);
    return html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  };

  const misspelt = await pageOf("kuberntes");
  assert.match(misspelt, /<h2[^>]*>One answer found for “kubernetes”<\/h2>/);
  assert.match(misspelt, /<p>Showing results for “kubernetes” instead of “kuberntes”\.<\/p>/);
  assert.match(misspelt, /<mark ?>Kubernetes<\/mark> and I wrote the plan &amp; tests</);
  assert.match(misspelt, /<input[^>]* value="kuberntes"/);

  const asSaid = await pageOf("kubernetes");
  assert.match(asSaid, /One answer found for “kubernetes”/);
  assert.ok(!asSaid.includes("Showing results"));

  const hostile = await pageOf('kuberntes "<script>alert(1)</script>');
  assert.ok(!hostile.includes("<script>alert"));
  assert.match(hostile, /Showing results for “kubernetes &quot;&lt;script>alert/);
});
