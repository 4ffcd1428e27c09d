import assert from "node:assert/strict";
import { parseModule, readModuleGraph } from "./module_graph.ts";
import { ROOT } from "./source_files.ts";

const importsOf = (text: string) => parseModule("lib/a/x.ts", text).imports;

for (
  const [text, target, typeOnly] of [
    [`import { a } from "./y.ts";`, "lib/a/y.ts", false],
    [`import "../b/mod.ts";`, "lib/b/mod.ts", false],
    [`import type { A } from "./y.ts";`, "lib/a/y.ts", true],
    [`import { type A, type B } from "./y.ts";`, "lib/a/y.ts", true],
    [`import { type A, b } from "./y.ts";`, "lib/a/y.ts", false],
    [`import a, { type A } from "./y.ts";`, "lib/a/y.ts", false],
    [`export * from "./y.ts";`, "lib/a/y.ts", false],
    [`export type { A } from "./y.ts";`, "lib/a/y.ts", true],
    [`const a = () => import("./y.ts");`, "lib/a/y.ts", false],
    [`import { z } from "zod";`, null, false],
  ] as const
) {
  Deno.test(`parseModule() reads ${text}`, () => {
    const [found, ...more] = importsOf(text);
    assert.deepEqual([found?.target, found?.typeOnly, more], [target, typeOnly, []]);
  });
}

Deno.test("parseModule() sees no import in comments and strings", () => {
  assert.deepEqual(importsOf('// import "./y.ts";\nconst a = `import "./y.ts"`;'), []);
});

Deno.test("parseModule() follows names that deno.json maps to files", () => {
  const aliases = new Map([["fresh", "fresh/mod.ts"]]);
  const { imports } = parseModule("main.ts", `import { App } from "fresh";`, { aliases });
  assert.equal(imports[0]?.target, "fresh/mod.ts");
});

Deno.test("parseModule() sees who reads the environment", () => {
  const reads = (text: string) => parseModule("a.ts", text).readsEnvironment;
  assert.equal(reads(`Deno.env.get("PORT")`), true);
  assert.equal(reads(`const { PORT } = process.env`), true);
  assert.equal(reads(`config.env`), false);
});

Deno.test("readModuleGraph() leads only to files that are there", async () => {
  const graph = await readModuleGraph(ROOT);
  const edges = graph.get("lib/db/mod.server.ts")?.imports.map(({ target }) => target) ?? [];
  assert.ok(edges.includes("lib/db/migrate.server.ts"));
  assert.ok(edges.includes("lib/db/open.server.ts"));
  assert.ok(edges.every((target) => target && graph.has(target)), String(edges));
  assert.ok(graph.has("lib/db/open.server.ts"));
});
