import assert from "node:assert/strict";
import { english } from "../lang/en/mod.ts";
import { splitClauses } from "./clauses.ts";

const split = (text: string) =>
  splitClauses(text, english).map(({ start, end }) => text.slice(start, end));

const CASES: readonly (readonly [text: string, clauses: readonly string[]])[] = [
  ["", []],
  ["um uh", []],
  ["We tested it. It worked.", ["We tested it", "It worked"]],
  ["It fell from 4.5% to 0.5% in June", ["It fell from 4.5% to 0.5% in June"]],
  [
    "i talked to the client and then we shipped it",
    ["i talked to the client", "and then we shipped it"],
  ],
  [
    "my manager wanted to release it but i did not agree",
    ["my manager wanted to release it", "but i did not agree"],
  ],
  ["i talked to the client and the team", ["i talked to the client and the team"]],
  [
    "we had a deadline in may so i wrote a plan because nobody had one",
    ["we had a deadline in may", "so i wrote a plan", "because nobody had one"],
  ],
  [
    "I checked the logs, the metrics, and the alerts",
    ["I checked the logs, the metrics, and the alerts"],
  ],
  ["um so i uh called them", ["so i uh called them"]],
  [
    "the result was good as a result they renewed",
    ["the result was good", "as a result they renewed"],
  ],
];

Deno.test("splitClauses() splits typed and unpunctuated English alike", () => {
  for (const [text, clauses] of CASES) assert.deepEqual(split(text), clauses);
});

Deno.test("splitClauses() bounds the length of any clause", () => {
  const clauses = splitClauses("word ".repeat(500), english);
  assert.ok(clauses.every(({ tokens }) => tokens.length <= 40));
});

Deno.test("splitClauses() takes a pause for a comma, and lets no connective reach over it", () => {
  const text = "my manager wanted to finish another project first I asked for a meeting";
  const parts = (pauses: ReadonlySet<number>) =>
    splitClauses(text, english, { pauses }).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(parts(new Set()), [
    "my manager wanted to finish another project",
    "first I asked for a meeting",
  ]);
  assert.deepEqual(parts(new Set([text.indexOf("I asked")])), [
    "my manager wanted to finish another project first",
    "I asked for a meeting",
  ]);
});
