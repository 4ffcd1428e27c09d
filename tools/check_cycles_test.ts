import assert from "node:assert/strict";
import { findCycles } from "./check_cycles.ts";
import { parseModule } from "./module_graph.ts";

const cyclesOf = (files: Readonly<Record<string, string>>): string[][] =>
  findCycles(new Map(Object.entries(files).map(([path, text]) => [path, parseModule(path, text)])));

Deno.test("findCycles() finds none in a diamond", () => {
  const cycles = cyclesOf({
    "a.ts": `import "./b.ts"; import "./c.ts";`,
    "b.ts": `import "./d.ts";`,
    "c.ts": `import "./d.ts";`,
    "d.ts": "",
  });
  assert.deepEqual(cycles, []);
});

Deno.test("findCycles() prints the way round", () => {
  const cycles = cyclesOf({
    "main.ts": `import "./a.ts";`,
    "a.ts": `import "./b.ts";`,
    "b.ts": `export { c } from "./c.ts";`,
    "c.ts": `const a = () => import("./a.ts");`,
  });
  assert.deepEqual(cycles, [["a.ts", "b.ts", "c.ts", "a.ts"]]);
});

Deno.test("findCycles() finds a module that imports itself", () => {
  assert.deepEqual(cyclesOf({ "a.ts": `import "./a.ts";` }), [["a.ts", "a.ts"]]);
});

Deno.test("findCycles() leaves types alone", () => {
  const cycles = cyclesOf({
    "a.ts": `import type { B } from "./b.ts";`,
    "b.ts": `import "./a.ts";`,
  });
  assert.deepEqual(cycles, []);
});
