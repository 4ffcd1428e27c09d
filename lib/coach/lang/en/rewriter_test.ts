import assert from "node:assert/strict";
import { rewriter } from "./rewriter.ts";

const CORES: readonly (readonly [clause: string, core: string])[] = [
  ["and then we shipped it", "we shipped it"],
  ["so um i talked to the client and", "I talked to the client"],
  ["As a result we won.", "we won"],
  ["The page was slow", "the page was slow"],
  ["Maria called me", "Maria called me"],
  ["and filed a report", "I filed a report"],
  ["then check the logs", "I would check the logs"],
  ["it was kind of slow", "it was slow"],
];
const PERSONS: readonly (readonly [core: string, first: string | null])[] = [
  ["we shipped it", "I shipped it"],
  ["we then rebuilt the page", "I then rebuilt the page"],
  ["the team tested it", "I tested it"],
  ["it was decided to wait", "I decided to wait"],
  ["it was fixed", "I fixed it"],
  ["you just restart the server", "I would restart the server"],
  ["we were a team of five", null],
  ["the client called", null],
  ["I wrote it", null],
];
const VAGUE: readonly (readonly [core: string, filled: string | null])[] = [
  ["we did a lot of things", "we did [what, and how many]"],
  ["we talked to lots of people", "we talked to [how many] people"],
  ["some customers called", "[how many] customers called"],
  ["we fixed stuff", "we fixed [what exactly]"],
  ["we did something wrong", "we did [what exactly]"],
  ["I wrote two tests", null],
];

Deno.test("core() leaves the words that carry the clause", () => {
  for (const [clause, core] of CORES) assert.equal(rewriter.core(clause), core);
});

Deno.test("toFirstPerson() says who acted, only where that is plain", () => {
  for (const [core, first] of PERSONS) assert.equal(rewriter.toFirstPerson(core), first, core);
});

Deno.test("fillVague() opens a blank where a word is vague", () => {
  for (const [core, filled] of VAGUE) assert.equal(rewriter.fillVague(core), filled, core);
});

Deno.test("trim() keeps a quote a quote", () => {
  for (const [clause] of CORES) assert.ok(clause.includes(rewriter.trim(clause)), clause);
});

Deno.test("sentence() ends and begins a sentence once", () => {
  assert.equal(rewriter.sentence("i wrote  it ."), "I wrote it.");
  assert.equal(rewriter.sentence("Done. [What came of it.]"), "Done. [What came of it.]");
});
