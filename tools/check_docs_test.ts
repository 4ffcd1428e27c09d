import assert from "node:assert/strict";
import { findDead, findMisnumbered, findStaleTable, withTable } from "./check_docs.ts";

const PROJECT = {
  exists: (path: string) => ["lib/db/mod.ts", "docs/a.md", "bench/coach/main.ts"].includes(path),
  tasks: new Set(["test", "bench"]),
};

const deadIn = (text: string, path = "README.md"): string[] => findDead({ path, text }, PROJECT);

for (
  const text of [
    "[a](docs/a.md) [b](docs/a.md#part) [c](https://example.org/x) [d](#run-it)\n## Run it",
    "`lib/db/mod.ts` `docs/decisions/NNN-what.md` `bench/NAME/main.ts` `deno.json` `a/b`",
    "`deno task test`, `deno task bench coach`, deno task bench NAME",
  ]
) {
  Deno.test(`findDead() accepts ${JSON.stringify(text)}`, () => assert.deepEqual(deadIn(text), []));
}

for (
  const [text, finding] of [
    ["[a](docs/gone.md)", /README.md: link to "docs\/gone.md" leads nowhere/],
    ["[a](#nowhere)", /link to "#nowhere" has no heading/],
    ["`lib/gone.ts`", /path "lib\/gone.ts" does not exist/],
    ["deno task gone", /"deno task gone" is no task of deno.json/],
    ["deno task bench gone", /"deno task bench gone" has no bench\/gone\/main.ts/],
  ] as const
) {
  Deno.test(`findDead() finds ${text}`, () => {
    const found = deadIn(text);
    assert.equal(found.length, 1);
    assert.match(found[0]!, finding);
  });
}

Deno.test("findDead() takes links from the document's own folder", () => {
  assert.deepEqual(deadIn("[a](../lib/db/mod.ts)", "docs/a.md"), []);
  assert.equal(deadIn("[a](lib/db/mod.ts)", "docs/a.md").length, 1);
});

Deno.test("findMisnumbered() finds gaps, doubles and misnamed records", () => {
  assert.deepEqual(findMisnumbered(["001-a.md", "002-b-c.md"]), []);
  assert.equal(findMisnumbered(["001-a.md", "003-b.md"]).length, 1);
  assert.equal(findMisnumbered(["001-a.md", "001-b.md"]).length, 1);
  assert.equal(findMisnumbered(["First.md"]).length, 1);
});

Deno.test("findStaleTable() reads over the formatter's padding, not over other words", () => {
  const table = "| A | B |\n| --- | --- |\n| `X` | one |";
  assert.deepEqual(
    findStaleTable("text\n\n| A   | B   |\n| --- | ----- |\n| `X` | one |\n", table),
    [],
  );
  assert.equal(findStaleTable("| A | B |\n| --- | --- |\n| `X` | two |", table).length, 1);
});

Deno.test("withTable() replaces what stands between the markers", () => {
  const readme = "a\n<!-- config -->\nold $1\n<!-- /config -->\nb";
  const written = withTable(readme, "| $& |");
  assert.equal(written, "a\n<!-- config -->\n\n| $& |\n\n<!-- /config -->\nb");
  assert.equal(withTable(written, "| $& |"), written);
});
