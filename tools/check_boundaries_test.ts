import assert from "node:assert/strict";
import { findBreaches } from "./check_boundaries.ts";
import { parseModule } from "./module_graph.ts";

const ALIASES = new Map([["fresh", "fresh/mod.ts"]]);

const breachesOf = (files: Readonly<Record<string, string>>): string[] =>
  findBreaches(
    new Map(
      Object.entries(files).map((
        [path, text],
      ) => [path, parseModule(path, text, { aliases: ALIASES })]),
    ),
  );

const imports = (...specifiers: string[]): string =>
  specifiers.map((specifier) => `import "${specifier}";`).join("\n");

Deno.test("findBreaches() prints the chain from an island to server code", () => {
  const breaches = breachesOf({
    "islands/Recorder.tsx": imports("../lib/speech/mod.ts"),
    "lib/speech/mod.ts": imports("./outbox.ts"),
    "lib/speech/outbox.ts": imports("./log.server.ts"),
    "lib/speech/log.server.ts": "",
  });
  assert.deepEqual(breaches, [
    "lib/speech/outbox.ts runs in browsers too, but imports server code\n" +
    "  islands/Recorder.tsx\n" +
    "    -> lib/speech/mod.ts\n" +
    "      -> lib/speech/outbox.ts\n" +
    "        -> lib/speech/log.server.ts",
  ]);
});

for (
  const [from, specifier, reason] of [
    ["lib/a/x.ts", "./y.server.ts", /runs in browsers too, but imports server code/],
    ["lib/a/x.client.ts", "./y.server.ts", /runs in browsers too, but imports server code/],
    ["components/X.tsx", "../lib/a/y.server.ts", /runs in browsers too/],
    ["routes/p/(_islands)/X.tsx", "../../../lib/a/y.server.ts", /runs in browsers too/],
    ["lib/a/x.ts", "./y.client.ts", /runs on the server too, but imports client code/],
    ["lib/a/x.server.ts", "./y.client.ts", /runs on the server too/],
    ["lib/a/x.ts", "node:fs", /"node:fs" is missing/],
    ["lib/a/x.ts", "../../components/X.tsx", /lib must not import from components/],
    ["components/X.tsx", "../islands/Y.tsx", /components must not import from islands/],
    ["islands/X.tsx", "../routes/index.tsx", /islands must not import from routes/],
    ["routes/index.tsx", "../main.ts", /routes must not import from root/],
    [
      "lib/a/x.server.ts",
      "../../tests/support/y.ts",
      /must not import from tests, tools or benches/,
    ],
    ["fresh/src/app.ts", "../../lib/a/mod.ts", /fresh must not import from lib/],
    ["lib/a/x.ts", "../b/inner.ts", /lib\/a reaches into lib\/b: import from lib\/b\/mod.ts/],
    ["routes/index.tsx", "../fresh/src/app.ts", /reaches into fresh\//],
  ] as const
) {
  Deno.test(`findBreaches() refuses ${specifier} in ${from}`, () => {
    const breaches = breachesOf({ [from]: imports(specifier) });
    assert.equal(breaches.length, 1);
    assert.match(breaches[0]!, reason);
  });
}

for (
  const [from, text] of [
    ["lib/a/x.ts", imports("../b/mod.ts", "./y.ts", "fresh")],
    [
      "lib/a/x.server.ts",
      imports("../b/mod.server.ts", "./y.ts", "node:fs", "../config.server.ts"),
    ],
    ["lib/a/x.ts", `import type { Y } from "./y.server.ts";`],
    ["lib/a/x_test.ts", imports("./y.server.ts", "../b/inner.ts", "../../tests/support/y.ts")],
    ["islands/X.tsx", imports("../lib/a/y.client.ts", "../components/X.tsx")],
    ["routes/index.tsx", imports("../lib/a/mod.server.ts", "../islands/X.tsx", "../define.ts")],
    ["main.ts", imports("./app.ts", "./lib/a/mod.server.ts")],
    ["tools/x.ts", imports("../lib/a/y.server.ts", "../fresh/src/app.ts")],
    ["lib/config.server.ts", "Deno.env.get(name)"],
  ] as const
) {
  Deno.test(`findBreaches() allows ${text.replaceAll("\n", " ")} in ${from}`, () => {
    assert.deepEqual(breachesOf({ [from]: text }), []);
  });
}

Deno.test("findBreaches() lets only the settings' module read the environment", () => {
  const [breach] = breachesOf({ "routes/index.tsx": `Deno.env.get("PORT")` });
  assert.match(breach ?? "", /routes\/index.tsx reads the environment/);
});
