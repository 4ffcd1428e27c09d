import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import { measureOwnership } from "./ownership.ts";

const told = (text: string) => measureOwnership(read("behavioral", text)).score;
const planned = (text: string) => measureOwnership(read("technical", text)).score;

Deno.test("measureOwnership() scores I above we, and we above nobody", () => {
  const own = told("I wrote the plan. I called the client. I tested it.");
  const shared = told("We wrote the plan. I called the client. We tested it.");
  const nobody = told("The plan was made by the team. It was decided to call. It was tested.");
  assert.ok(own > shared && shared > nobody, [own, shared, nobody].join());
});

Deno.test("measureOwnership() counts plans where a plan is asked for, and only there", () => {
  const plan = "I would read the logs first. I would add an index.";
  assert.ok(planned(plan) > told(plan));
  assert.ok(planned(plan) > planned("You just read the logs. You have to add an index."));
});

Deno.test("measureOwnership() names the clauses in which others act", () => {
  const reading = read("behavioral", "I called them. Then we shipped the release.");
  const { own, shared } = measureOwnership(reading);
  assert.deepEqual(own.map(({ norm }) => norm), ["i called them"]);
  assert.deepEqual(shared.map(({ norm }) => norm), ["then we shipped the release"]);
});
