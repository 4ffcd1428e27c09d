import assert from "node:assert/strict";
import { consentText } from "./consent_text.ts";

Deno.test("consentText() names the host that the sound is sent to", () => {
  const text = consentText("day", { name: "whisper-1", sentTo: "speech.example" });
  assert.match(text, /speech\.example/);
  assert.doesNotMatch(text, /no one else/);
});

Deno.test("consentText() says so when the sound goes nowhere else", () => {
  assert.match(consentText("day", { name: "pocketsphinx", sentTo: null }), /no one else/);
  assert.match(consentText("day", { name: null, sentTo: null }), /type the words yourself/);
});

Deno.test("consentText() says until when the sound is kept", () => {
  const writer = { name: null, sentTo: null };
  assert.match(consentText("day", writer), /after 24 hours/);
  assert.match(consentText("at_once", writer), /as soon as the feedback/);
  assert.match(consentText("keep", writer), /until you delete it/);
});
