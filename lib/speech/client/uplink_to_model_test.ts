import assert from "node:assert/strict";
import { createRecorderModel } from "./recorder_model.ts";
import { modelEvents } from "./uplink_to_model.ts";

const segment = (text: string) => ({ text, startMs: 0, endMs: 1, confidence: null, words: [] });

Deno.test("modelEvents() calls a whole answer held while the line is down, then sending again", () => {
  const model = createRecorderModel();
  const events = modelEvents(model);
  model.state.value = "sending";
  events.onLink("offline");
  assert.equal(model.state.value, "held");
  events.onLink("online");
  assert.equal(model.state.value, "sending");
});

Deno.test("modelEvents() leaves a recording alone when the line is cut", () => {
  const model = createRecorderModel();
  model.state.value = "recording";
  modelEvents(model).onLink("reconnecting");
  assert.equal(model.state.value, "recording");
  assert.equal(model.link.value, "reconnecting");
});

Deno.test("modelEvents() replaces partial words by the final ones", () => {
  const model = createRecorderModel();
  const events = modelEvents(model);
  events.onQueued(2);
  assert.deepEqual(model.queue.value, { ahead: 2 });
  events.onPartial("in my");
  events.onFinal(segment("In my last job"));
  events.onPartial("we");
  assert.deepEqual(model.captions.value, { final: ["In my last job"], partial: "we" });
  assert.equal(model.queue.value, null);
});
