import assert from "node:assert/strict";
import fc from "fast-check";
import { ROLE_FAMILIES, type RoleFamily } from "../types.ts";
import { familiesOf, ROLE_SUGGESTIONS } from "./roles.ts";

const CASES: readonly (readonly [role: string, first: RoleFamily])[] = [
  ["Senior Backend Developer (Go)", "software"],
  ["data analyst", "data"],
  ["Machine learning engineer", "data"],
  ["Product Manager", "product"],
  ["UX designer", "design"],
  ["warehouse worker", "operations"],
  ["Account manager", "sales"],
  ["Customer support agent", "support"],
  ["Accountant", "finance"],
  ["HR specialist", "people"],
  ["Nurse", "healthcare"],
  ["primary school teacher", "education"],
  ["Electrician", "trades"],
  ["Lion tamer", "general"],
  ["", "general"],
];

Deno.test("familiesOf() finds the family that a role names", () => {
  for (const [role, first] of CASES) assert.equal(familiesOf(role)[0], first, role);
});

Deno.test("familiesOf() knows the family of most suggestions", () => {
  const unknown = ROLE_SUGGESTIONS.filter((role) => familiesOf(role)[0] === "general");
  assert.ok(unknown.length <= 5, unknown.join(", "));
});

Deno.test("familiesOf() gives one to three families for any text", () => {
  fc.assert(fc.property(fc.string(), (role) => {
    const families = familiesOf(role);
    assert.ok(families.length >= 1 && families.length <= 3);
    assert.equal(new Set(families).size, families.length);
    for (const family of families) assert.ok(ROLE_FAMILIES.includes(family));
  }));
});

Deno.test("ROLE_SUGGESTIONS are about sixty distinct roles in alphabetical order", () => {
  assert.ok(ROLE_SUGGESTIONS.length >= 55 && ROLE_SUGGESTIONS.length <= 70);
  assert.equal(new Set(ROLE_SUGGESTIONS).size, ROLE_SUGGESTIONS.length);
  const sorted = ROLE_SUGGESTIONS.toSorted((a, b) => a.localeCompare(b, "en"));
  assert.deepEqual(ROLE_SUGGESTIONS, sorted);
});
