import assert from "node:assert/strict";
import { stemEnglish } from "./stem.ts";

const TOGETHER = [
  ["organise", "organised", "organizing", "organization", "organisation"],
  ["manage", "manager", "managing", "managers", "management"],
  ["test", "tests", "tested", "testing"],
  ["customer", "customers", "customer's"],
  ["policy", "policies"],
  ["colour", "color", "colours"],
  ["analyse", "analyzed", "analysis"],
  ["plan", "planned", "planning"],
  ["disagree", "disagreed", "disagreeing", "disagreement"],
  ["lead", "led", "leader", "leading"],
];
const APART = [["test", "team"], ["customer", "custom-made"], ["class", "clay"], ["bus", "but"]];

Deno.test("stemEnglish() brings forms and spellings of one word together", () => {
  for (const forms of TOGETHER) {
    assert.equal(new Set(forms.map(stemEnglish)).size, 1, forms.map(stemEnglish).join());
  }
});

Deno.test("stemEnglish() keeps different words apart", () => {
  for (const [one, other] of APART) assert.notEqual(stemEnglish(one!), stemEnglish(other!));
});
